using System.Collections.Immutable;
using System.Text.Json;

namespace SdrsMock.Inventory.Editing;

/// <summary>All kinds of the inventory.</summary>
internal static class InventoryCollections
{
    /// <summary>All kinds, in the order of the JSON.</summary>
    public static ImmutableArray<InventoryCollection> All { get; } =
    [
        new ServerCollection(), new VolumeCollection(), new VpcCollection(), new SubnetCollection(), new FlavorCollection(),
        new DedicatedHostCollection(), new StoragePoolCollection(), new KeyPairCollection(),
        new DomainCollection(), new QuotaCollection(), new AccountCollection(),
        new SecurityGroupCollection(), new PortCollection(), new DetachedNetworkCollection(),
    ];

    /// <summary>All kinds, ordered so that a kind comes before the kinds that refer to it.</summary>
    public static ImmutableArray<InventoryCollection> InDependencyOrder { get; } =
    [
        .. new[]
        {
            "domains", "flavors", "vpcs", "subnets", "security_groups", "dedicated_hosts", "storage_pools", "key_pairs",
            "volumes", "servers", "ports", "networks", "quotas", "accounts",
        }.Select(Find),
    ];

    /// <summary>The kind with this name.</summary>
    /// <exception cref="InventoryException">No kind has this name; the message lists the known ones.</exception>
    public static InventoryCollection Find(string name) =>
        All.FirstOrDefault(kind => kind.Name == name)
        ?? throw new InventoryException(
            404, $"\"{name}\" is not a kind of the inventory; known kinds are {string.Join(", ", All.Select(kind => kind.Name))}.");

    /// <summary>Writes one object with an array for each kind.</summary>
    public static void WriteAll(ProjectInventory inventory, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var kind in All)
        {
            writer.WritePropertyName(kind.Name);
            kind.WriteAll(inventory, writer);
        }

        writer.WriteEndObject();
    }
}
