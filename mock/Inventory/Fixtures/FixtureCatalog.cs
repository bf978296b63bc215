using System.Collections.Immutable;
using SdrsMock.Common;

namespace SdrsMock.Inventory.Fixtures;

/// <summary>The list of all fixtures of the built-in inventory.</summary>
internal static class FixtureCatalog
{
    /// <summary>All fixtures in the order of creation: a fixture comes after those that it refers to.</summary>
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

    /// <summary>Builds the template from all fixtures.</summary>
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
