using System.Collections.Immutable;
using System.Text.Json;

namespace SdrsMock.Surroundings.Inventory;

/// <summary>All kinds of the inventory.</summary>
internal static class InventoryKinds
{
    /// <summary>In the order in which they are shown.</summary>
    public static ImmutableArray<InventoryKind> All { get; } =
    [
        new ServerKind(), new VolumeKind(), new VpcKind(), new SubnetKind(), new FlavorKind(), new DedicatedHostKind(),
        new StoragePoolKind(), new KeyPairKind(), new DomainKind(), new QuotaKind(), new AccountKind(),
        new SecurityGroupKind(), new PortKind(), new LooseNetworkKind(),
    ];

    /// <summary>What is referred to comes before what refers to it.</summary>
    public static ImmutableArray<InventoryKind> InDependencyOrder { get; } =
    [
        .. new[]
        {
            "domains", "flavors", "vpcs", "subnets", "security_groups", "dedicated_hosts", "storage_pools", "key_pairs",
            "volumes", "servers", "ports", "networks", "quotas", "accounts",
        }.Select(Named),
    ];

    /// <summary>The kind of that name.</summary>
    /// <exception cref="InventoryRefusal">There is none; the message names the known ones.</exception>
    public static InventoryKind Named(string name) =>
        All.FirstOrDefault(kind => kind.Name == name)
        ?? throw new InventoryRefusal(
            404, $"\"{name}\" is no kind of the inventory; known are {string.Join(", ", All.Select(kind => kind.Name))}.");

    /// <summary>One object with an array for each kind.</summary>
    public static void WriteAll(ProjectSurroundings surroundings, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var kind in All)
        {
            writer.WritePropertyName(kind.Name);
            kind.WriteAll(surroundings, writer);
        }

        writer.WriteEndObject();
    }
}
