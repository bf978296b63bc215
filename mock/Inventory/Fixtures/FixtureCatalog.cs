using System.Collections.Immutable;
using SdrsMock.Common;

namespace SdrsMock.Inventory.Fixtures;

/// <summary>The table of contents of the built-in surroundings.</summary>
internal static class FixtureCatalog
{
    /// <summary>In the order in which they are made: what is referred to comes first.</summary>
    public static ImmutableArray<Fixture> InOrder { get; } =
    [
        .. DomainFixtures.All,
        .. FlavorFixtures.All,
        .. NetworkFixtures.All,
        .. HardwareFixtures.All,
        .. DefaultFixtures.All,
        .. ServerFixtures.All,
        .. VolumeFixtures.All,
        .. AddressFixtures.All,
    ];

    /// <summary>The blueprint that they make.</summary>
    public static InventoryTemplate Build(Edition edition, long seed)
    {
        var builder = new TemplateBuilder(edition, seed);
        foreach (var fixture in InOrder)
        {
            builder.Variables.Add(fixture.Name, fixture.Apply(builder));
        }

        return builder.Build();
    }
}
