namespace SdrsMock.Http;

/// <summary>A request as it was received, independent of any web framework.</summary>
internal sealed class ApiRequest
{
    public required string Id { get; init; }

    public required string Method { get; init; }

    /// <summary>The method on the request line, which a signature covers; HEAD is served as GET.</summary>
    public string SentMethod { get => field ?? Method; init; }

    /// <summary>The path as it was on the request line, percent-encoded.</summary>
    public required string RawPath { get; init; }

    /// <summary>The query as it was on the request line, percent-encoded, with its question mark.</summary>
    public required string RawQuery { get; init; }

    /// <summary>The value of a header, or null. Several values are joined by a comma.</summary>
    public required Func<string, string?> Header { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the body exceeded the gateway's limit of 12 MB; its rest was not read.</summary>
    public bool BodyTooLarge { get; init; }

    /// <summary>The scheme and authority of the request.</summary>
    public required BaseUrl BaseUrl { get; init; }

    /// <summary>The query parameters, decoded, in the order in which they were sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query => field ??= Parse(RawQuery);

    /// <summary>The same request with another query, percent-encoded and with its question mark.</summary>
    public ApiRequest WithQuery(string rawQuery) => new()
    {
        Id = Id,
        Method = Method,
        SentMethod = SentMethod,
        RawPath = RawPath,
        RawQuery = rawQuery,
        Header = Header,
        Body = Body,
        BodyTooLarge = BodyTooLarge,
        BaseUrl = BaseUrl,
    };

    private static KeyValuePair<string, string>[] Parse(string query) =>
        query.Length == 0 ? [] : [.. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(ParsePair)];

    private static KeyValuePair<string, string> ParsePair(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(Decode(text), "") : new(Decode(text[..equals]), Decode(text[(equals + 1)..]));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
