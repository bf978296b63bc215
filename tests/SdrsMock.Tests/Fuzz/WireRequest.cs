using System.Text;

namespace SdrsMock.Tests.Fuzz;

/// <summary>A request as it is sent.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query, as sent.</param>
/// <param name="Headers">Names and values, as sent; without the framing.</param>
/// <param name="Body">The body.</param>
internal sealed record WireRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    /// <summary>The mutations that made it, for the report.</summary>
    public IReadOnlyList<string> Made { get; init; } = [];

    public WireRequest With(string name, string value) =>
        this with { Headers = [.. Headers.Where(header => !Is(header.Name, name)), (name, value)] };

    public WireRequest Without(string name) => this with { Headers = [.. Headers.Where(header => !Is(header.Name, name))] };

    public WireRequest And(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    /// <summary>All values of a header, joined by commas; null when it is not there.</summary>
    public string? Header(string name) =>
        Headers.Where(header => Is(header.Name, name)).Select(header => header.Value).ToList() is { Count: > 0 } values
            ? string.Join(',', values)
            : null;

    /// <summary>The bytes that go over the wire.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append($"{name}: {value}\r\n");
        }

        if (Body.Length > 0 && Header("Content-Length") is null && Header("Transfer-Encoding") is null)
        {
            head.Append($"Content-Length: {Body.Length}\r\n");
        }

        return [.. Encoding.UTF8.GetBytes($"{head}\r\n"), .. Body];
    }

    public override string ToString()
    {
        var body = Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 600)));
        var headers = string.Join('\n', Headers.Select(header => $"{Cut(header.Name)}: {Cut(header.Value)}"));
        var rest = Body.Length > 600 ? $"… ({Body.Length} bytes)" : "";
        return $"{string.Join(" + ", Made)}:\n{Cut(Method)} {Cut(Target)}\n{headers}\n\n{body}{rest}";
    }

    private static string Cut(string text) => text.Length <= 200 ? text : $"{text[..200]}… ({text.Length} characters)";

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
