using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Filters and page for protection groups. Source: <c>schemas/ListProtectionGroups.request.json</c>.</summary>
public sealed record ProtectionGroupQuery : PageQuery
{
    /// <summary>Status to filter by: one of <see cref="ProtectionGroupStatus"/>.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>Part of the name to filter by.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>
    /// <c>status_abnormal</c>, <c>stop_protected</c> (without protection), <c>period_no_dr_drill</c> (no drill for three months),
    /// or <c>general</c> for all.
    /// </summary>
    [JsonPropertyName("query_type")]
    public string? QueryType { get; init; }

    /// <summary>Current zone of the production site to filter by.</summary>
    [JsonPropertyName("availability_zone")]
    public string? AvailabilityZone { get; init; }
}
