using System.Text.Json.Serialization;

namespace SdrsMock;

/// <summary>One request as the journal keeps it.</summary>
public sealed record JournalEntry
{
    /// <summary>The value of <c>X-Request-Id</c>.</summary>
    [JsonPropertyName("request_id")]
    public required string RequestId { get; init; }

    /// <summary>When it was answered, by the mock's clock.</summary>
    [JsonPropertyName("time")]
    public required DateTimeOffset Time { get; init; }

    /// <summary>HTTP method.</summary>
    [JsonPropertyName("method")]
    public required string Method { get; init; }

    /// <summary>Path as it came in, still encoded.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>Query as it came in, still encoded; empty for none.</summary>
    [JsonPropertyName("query")]
    public required string Query { get; init; }

    /// <summary>The project in the path, or null.</summary>
    [JsonPropertyName("project_id")]
    public string? ProjectId { get; init; }

    /// <summary>The operation's catalog name, or null when the route is unknown.</summary>
    [JsonPropertyName("operation")]
    public string? Operation { get; init; }

    /// <summary>HTTP status of the answer.</summary>
    [JsonPropertyName("status")]
    public required int Status { get; init; }

    /// <summary>The job that the call started, or null.</summary>
    [JsonPropertyName("job_id")]
    public string? JobId { get; init; }

    /// <summary>The error code, or null for a success.</summary>
    [JsonPropertyName("error_code")]
    public string? ErrorCode { get; init; }

    /// <summary>The broken constraint's id, or null.</summary>
    [JsonPropertyName("constraint")]
    public string? Constraint { get; init; }

    /// <summary>What must hold, in the ledger's words.</summary>
    [JsonPropertyName("sentence")]
    public string? Statement { get; init; }

    /// <summary>Where the sentence stands in the documentation.</summary>
    [JsonPropertyName("source")]
    public string? Source { get; init; }

    /// <summary>What in the call broke it: a JSON path, <c>?name</c>, <c>{path_parameter}</c> or a header's name.</summary>
    [JsonPropertyName("at")]
    public string? Location { get; init; }

    /// <summary>What else a developer may want to know.</summary>
    [JsonPropertyName("detail")]
    public string? Detail { get; init; }

    /// <summary>The beginning of the request body, at most 2 KB.</summary>
    [JsonPropertyName("body")]
    public string? Body { get; init; }
}
