using System.Text.Json;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Recording;

/// <summary>One call that went through the recorder, with its answer.</summary>
/// <param name="Request">What the client sent.</param>
/// <param name="IsAnonymous">Whether the client showed no credentials.</param>
/// <param name="Exchange">What the target answered.</param>
/// <param name="At">When, in time since the recording began.</param>
internal sealed record RecordedCall(HttpRequestSpec Request, bool IsAnonymous, HttpExchange Exchange, TimeSpan At)
{
    public JsonElement? Body { get; } = JsonText.TryParse(Request.Body?.Trim() ?? "", out var json) ? json : null;

    public string Path => Request.Path.Split('?')[0];

    /// <summary>The names and values behind the question mark.</summary>
    public IEnumerable<(string Name, string Value)> Query => Request.Path.Split('?', 2) is [_, var query]
        ? query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (Decoded(pair[0]), pair.Length > 1 ? Decoded(pair[1]) : ""))
        : [];

    /// <summary>Every text in the request that might be an id.</summary>
    public IEnumerable<string> Mentions =>
        [.. Path.Split('/').Select(Uri.UnescapeDataString), .. Query.Select(pair => pair.Value), .. Body is { } body ? JsonLeaf.Enumerate(body).Select(leaf => leaf.Text) : []];

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
