using System.Text.Json;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Recording;

/// <summary>One request that went through the recorder, with its response.</summary>
/// <param name="Request">The request of the client.</param>
/// <param name="IsAnonymous">Whether the client sent no credentials.</param>
/// <param name="Exchange">The exchange with the target.</param>
/// <param name="At">The time since the start of the recording.</param>
internal sealed record RecordedCall(HttpRequestSpec Request, bool IsAnonymous, HttpExchange Exchange, TimeSpan At)
{
    public JsonElement? Body { get; } = JsonText.TryParse(Request.Body?.Trim() ?? "", out var json) ? json : null;

    public string Path => Request.Path.Split('?')[0];

    /// <summary>The query parameters.</summary>
    public IEnumerable<(string Name, string Value)> Query => Request.Path.Split('?', 2) is [_, var query]
        ? query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => (Decode(pair[0]), pair.Length > 1 ? Decode(pair[1]) : ""))
        : [];

    /// <summary>All texts in the request that may be ids.</summary>
    public IEnumerable<string> PossibleIds =>
    [
        .. Path.Split('/').Select(Uri.UnescapeDataString),
        .. Query.Select(pair => pair.Value),
        .. Body is { } body ? JsonLeaf.Enumerate(body).Select(leaf => leaf.Text) : [],
    ];

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
