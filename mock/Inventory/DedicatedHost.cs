using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A dedicated host (DeH).</summary>
internal sealed record DedicatedHost : IHasId
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("availability_zone")]
    public required string AvailabilityZone { get; init; }

    /// <summary>Ids of the flavors that the host can run (PI-CREATE-37).</summary>
    [JsonPropertyName("flavors")]
    public ImmutableArray<string> Flavors { get; init; } = [];
}
