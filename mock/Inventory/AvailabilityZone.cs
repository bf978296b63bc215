using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>An availability zone of a domain, with its features for the tenant.</summary>
internal sealed record AvailabilityZone
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Whether the tenant may use the zone (PG-CREATE-11, PG-CREATE-12).</summary>
    [JsonPropertyName("accessible")]
    public bool Accessible { get; init; } = true;

    /// <summary>Whether the zone has dedicated storage (PI-CREATE-20).</summary>
    [JsonPropertyName("dss_supported")]
    public bool DssSupported { get; init; } = true;

    /// <summary>Whether the zone has dedicated hosts (PI-CREATE-38).</summary>
    [JsonPropertyName("dedicated_hosts_supported")]
    public bool DedicatedHostsSupported { get; init; } = true;
}
