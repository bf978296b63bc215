using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Targets;

/// <summary>The members of a target file.</summary>
internal sealed record TargetFileDto
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    [JsonPropertyName("url")]
    public required Uri Url { get; init; }

    [JsonPropertyName("mock")]
    public bool? Mock { get; init; }

    [JsonPropertyName("project")]
    public string? Project { get; init; }

    [JsonPropertyName("projects")]
    public string[]? Projects { get; init; }

    [JsonPropertyName("auth")]
    public Dictionary<string, JsonElement>? Auth { get; init; }

    [JsonPropertyName("variables")]
    public Dictionary<string, string>? Variables { get; init; }

    [JsonPropertyName("operations")]
    public string[]? Operations { get; init; }

    [JsonPropertyName("limits")]
    public LimitsDto? Limits { get; init; }

    [JsonPropertyName("tls")]
    public TlsDto? Tls { get; init; }

    [JsonPropertyName("proxy")]
    public Uri? Proxy { get; init; }

    [JsonPropertyName("cleanup_log")]
    public string? CleanupLog { get; init; }

    /// <summary>The old name of <see cref="CleanupLog"/>.</summary>
    [JsonPropertyName("ledger")]
    public string? Ledger { get; init; }
}
