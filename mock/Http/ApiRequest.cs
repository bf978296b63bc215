namespace SdrsMock.Http;

/// <summary>A request as it came in, free of any web framework.</summary>
internal sealed class ApiRequest
{
    public required string Id { get; init; }

    public required string Method { get; init; }

    /// <summary>The method on the request line, which a signature covers; HEAD is served as GET.</summary>
    public string SentMethod { get => field ?? Method; init; }

    /// <summary>The path as it stood on the request line, still encoded.</summary>
    public required string RawPath { get; init; }

    /// <summary>What stood behind the question mark, still encoded.</summary>
    public required string RawQuery { get; init; }

    /// <summary>The value of a header, or null. Several values are joined by a comma.</summary>
    public required Func<string, string?> Header { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the body went past the 12 MB that the gateway takes; it was not read to its end.</summary>
    public bool BodyTooLarge { get; init; }

    /// <summary>Scheme and authority that the caller used.</summary>
    public required BaseUrl BaseUrl { get; init; }

    /// <summary>The query parameters, decoded, in the order they were sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query => field ??= Parse(RawQuery);

    private static KeyValuePair<string, string>[] Parse(string query) =>
        query.Length == 0 ? [] : [.. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(ParsePair)];

    private static KeyValuePair<string, string> ParsePair(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(Decode(text), "") : new(Decode(text[..equals]), Decode(text[(equals + 1)..]));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
