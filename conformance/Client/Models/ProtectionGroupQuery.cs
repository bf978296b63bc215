using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Which protection groups to list. Source: <c>schemas/ListProtectionGroups.request.json</c>.</summary>
public sealed record ProtectionGroupQuery : PageQuery
{
    /// <summary>Keeps those in a status: one of <see cref="ProtectionGroupStatus"/>.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>Keeps those whose name contains this.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>
    /// <c>status_abnormal</c>, <c>stop_protected</c> (without protection), <c>period_no_dr_drill</c> (no drill for three months),
    /// or <c>general</c>, which keeps all.
    /// </summary>
    [JsonPropertyName("query_type")]
    public string? QueryType { get; init; }

    /// <summary>Keeps those whose production site is in this zone now.</summary>
    [JsonPropertyName("availability_zone")]
    public string? AvailabilityZone { get; init; }
}
