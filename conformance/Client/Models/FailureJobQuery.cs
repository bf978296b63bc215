using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Filters and page for failed tasks. Source: <c>schemas/ListFailureJobs.request.json</c>.</summary>
public sealed record FailureJobQuery : PageQuery
{
    /// <summary>Failed action to filter by: one of <see cref="SdrsMock.Client.Models.FailureStatus"/>.</summary>
    [JsonPropertyName("failure_status")]
    public string? FailureStatus { get; init; }

    /// <summary>Name of the resource to filter by.</summary>
    [JsonPropertyName("resource_name")]
    public string? ResourceName { get; init; }

    /// <summary>ID of a protection group: lists failed tasks inside the group. Null lists failed tasks of the groups themselves.</summary>
    [JsonPropertyName("server_group_id")]
    public string? ServerGroupId { get; init; }

    /// <summary><c>server_groups</c>, <c>protected_instances</c>, <c>replications</c> or <c>disaster_recovery_drills</c>.</summary>
    [JsonPropertyName("resource_type")]
    public string? ResourceType { get; init; }
}
