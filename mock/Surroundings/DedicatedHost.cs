using System.Collections.Immutable;

namespace SdrsMock.Surroundings;

/// <summary>A dedicated host (DeH).</summary>
internal sealed record DedicatedHost : IIdentified
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string AvailabilityZone { get; init; }

    /// <summary>Ids of the flavors that the host can run (PI-CREATE-37).</summary>
    public ImmutableArray<string> Flavors { get; init; } = [];
}
