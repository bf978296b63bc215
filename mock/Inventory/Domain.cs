using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>An active-active domain: two availability zones between which SDRS replicates.</summary>
internal sealed record Domain : IHasId
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("description")]
    public string Description { get; init; } = "";

    /// <summary>Whether no capacity is left for a new group (PG-CREATE-10).</summary>
    [JsonPropertyName("sold_out")]
    public bool SoldOut { get; init; }

    [JsonPropertyName("local_availability_zone")]
    public required AvailabilityZone LocalAvailabilityZone { get; init; }

    [JsonPropertyName("remote_availability_zone")]
    public required AvailabilityZone RemoteAvailabilityZone { get; init; }

    /// <summary>The zone with this name, or null if it is not one of the domain's two zones (PG-CREATE-03, PG-CREATE-04).</summary>
    public AvailabilityZone? Zone(string name) =>
        name switch
        {
            _ when LocalAvailabilityZone.Name == name => LocalAvailabilityZone,
            _ when RemoteAvailabilityZone.Name == name => RemoteAvailabilityZone,
            _ => null,
        };

    [JsonIgnore]
    public bool JoinsTwoZones => LocalAvailabilityZone.Name != RemoteAvailabilityZone.Name;
}
