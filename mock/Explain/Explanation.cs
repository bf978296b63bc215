using System.Text.Json.Serialization;

namespace SdrsMock.Explain;

/// <summary>How a call would be judged.</summary>
internal sealed record Explanation
{
    /// <summary>The HTTP method of the call.</summary>
    [JsonPropertyName("method")]
    public required string Method { get; init; }

    /// <summary>The path and query of the call.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>The edition by which it was judged.</summary>
    [JsonPropertyName("edition")]
    public required string Edition { get; init; }

    /// <summary>The project in the path, or null.</summary>
    [JsonPropertyName("project_id")]
    public string? ProjectId { get; init; }

    /// <summary>The operation, or null when it is unknown.</summary>
    [JsonPropertyName("operation")]
    public string? Operation { get; init; }

    /// <summary><c>accepted</c>, <c>rejected</c>, or <c>not judged</c> for a call that is not one of SDRS.</summary>
    [JsonPropertyName("verdict")]
    public required string Verdict { get; init; }

    /// <summary>The HTTP status that the call would get; null when it was not judged.</summary>
    [JsonPropertyName("status")]
    public int? Status { get; init; }

    /// <summary>The error code that the call would get, or null.</summary>
    [JsonPropertyName("code")]
    public string? Code { get; init; }

    /// <summary>The constraint that it would be rejected by, or null.</summary>
    [JsonPropertyName("constraint")]
    public string? Constraint { get; init; }

    /// <summary>The mutant that is on in the project, or null. It is not applied: the call may get another response.</summary>
    [JsonPropertyName("mutant")]
    public string? Mutant { get; init; }

    /// <summary>All checks, in the order of judgement. The first violated one decides.</summary>
    [JsonPropertyName("checks")]
    public required IReadOnlyList<CallCheck> Checks { get; init; }
}
