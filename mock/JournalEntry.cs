using System.Text.Json.Serialization;

namespace SdrsMock;

/// <summary>A request in the journal.</summary>
public sealed record JournalEntry
{
    /// <summary>The value of <c>X-Request-Id</c>.</summary>
    [JsonPropertyName("request_id")]
    public required string RequestId { get; init; }

    /// <summary>When it was answered, on the mock's clock.</summary>
    [JsonPropertyName("time")]
    public required DateTimeOffset Time { get; init; }

    /// <summary>HTTP method.</summary>
    [JsonPropertyName("method")]
    public required string Method { get; init; }

    /// <summary>The path as it was sent, percent-encoded, without the values of secrets.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>The query as it was sent, percent-encoded, without the values of secrets; empty for none.</summary>
    [JsonPropertyName("query")]
    public required string Query { get; init; }

    /// <summary>The project in the path, or null.</summary>
    [JsonPropertyName("project_id")]
    public string? ProjectId { get; init; }

    /// <summary>The operation's catalog name, or null when the route is unknown.</summary>
    [JsonPropertyName("operation")]
    public string? Operation { get; init; }

    /// <summary>HTTP status of the response.</summary>
    [JsonPropertyName("status")]
    public required int Status { get; init; }

    /// <summary>The id of the mutant that changed the call; null for none.</summary>
    [JsonPropertyName("mutant")]
    public string? Mutant { get; init; }

    /// <summary>The job that the call started, or null.</summary>
    [JsonPropertyName("job_id")]
    public string? JobId { get; init; }

    /// <summary>The error code, or null for a success.</summary>
    [JsonPropertyName("error_code")]
    public string? ErrorCode { get; init; }

    /// <summary>The id of the violated constraint, or null.</summary>
    [JsonPropertyName("constraint")]
    public string? Constraint { get; init; }

    /// <summary>The statement of the violated constraint in the catalog.</summary>
    [JsonPropertyName("sentence")]
    public string? Statement { get; init; }

    /// <summary>Where the documentation states it.</summary>
    [JsonPropertyName("source")]
    public string? Source { get; init; }

    /// <summary>The place in the request: a JSON path, <c>?name</c>, <c>{path_parameter}</c> or the name of a header.</summary>
    [JsonPropertyName("at")]
    public string? Location { get; init; }

    /// <summary>A further explanation for developers.</summary>
    [JsonPropertyName("detail")]
    public string? Detail { get; init; }

    /// <summary>The beginning of the request body, at most 2 KB; replaced where it holds credentials.</summary>
    [JsonPropertyName("body")]
    public string? Body { get; init; }
}
