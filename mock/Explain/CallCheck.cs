using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SdrsMock.Explain;

/// <summary>One check of a call, in the order of judgement.</summary>
internal sealed record CallCheck
{
    /// <summary>
    /// <c>route</c>, <c>credentials</c>, <c>gateway</c>, <c>project</c>, <c>media type</c>, <c>json</c>, <c>operation</c>,
    /// <c>role</c>, <c>fault rules</c>, <c>query</c>, <c>body</c>, <c>rate limit</c>, <c>syntax</c>, <c>reference</c>, <c>state</c>,
    /// <c>relation</c>, <c>capacity</c> or <c>job</c>.
    /// </summary>
    [JsonPropertyName("phase")]
    public required string Phase { get; init; }

    /// <summary><c>held</c>, <c>violated</c> or <c>not judged</c>.</summary>
    [JsonPropertyName("outcome")]
    public required string Outcome { get; init; }

    /// <summary>The id of the constraint, or null for a check that the catalog does not list.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>What must hold.</summary>
    [JsonPropertyName("statement")]
    public required string Statement { get; init; }

    /// <summary>Where the documentation states it.</summary>
    [JsonPropertyName("source")]
    public string? Source { get; init; }

    /// <summary>The HTTP status of a violation; null for a check that is made when the job ends.</summary>
    [JsonPropertyName("status")]
    public int? Status { get; init; }

    /// <summary>The error code of a violation.</summary>
    [JsonPropertyName("code")]
    public string? Code { get; init; }

    /// <summary>The evidence for the code, from the catalog.</summary>
    [JsonPropertyName("basis")]
    public string? Basis { get; init; }

    /// <summary>The place in the request: a JSON path, <c>?name</c>, <c>{path_parameter}</c> or the name of a header.</summary>
    [JsonPropertyName("at")]
    public string? Location { get; init; }

    /// <summary>The value at this place; null when the request has none. Credentials are not shown.</summary>
    [JsonPropertyName("seen")]
    public JsonNode? Seen { get; init; }

    /// <summary>The resources that the value names, each with its status.</summary>
    [JsonPropertyName("resources")]
    public IReadOnlyList<SeenResource>? Resources { get; init; }

    /// <summary>What is wrong, or why the check was not judged.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>What would be accepted; given for the first violated check.</summary>
    [JsonPropertyName("accepted")]
    public JsonObject? Accepted { get; init; }
}
