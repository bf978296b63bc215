using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Which failed tasks to list. Source: <c>schemas/ListFailureJobs.request.json</c>.</summary>
public sealed record FailureJobQuery : PageQuery
{
    /// <summary>Keeps failures of one action: one of <see cref="SdrsMock.Client.Models.FailureStatus"/>.</summary>
    [JsonPropertyName("failure_status")]
    public string? FailureStatus { get; init; }

    /// <summary>Keeps those about resources of this name.</summary>
    [JsonPropertyName("resource_name")]
    public string? ResourceName { get; init; }

    /// <summary>With it, failures inside that group; without it, failures of groups themselves.</summary>
    [JsonPropertyName("server_group_id")]
    public string? ServerGroupId { get; init; }

    /// <summary><c>server_groups</c>, <c>protected_instances</c>, <c>replications</c> or <c>disaster_recovery_drills</c>.</summary>
    [JsonPropertyName("resource_type")]
    public string? ResourceType { get; init; }
}
