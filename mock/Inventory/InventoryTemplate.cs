using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Inventory.Editing;
using SdrsMock.Inventory.Fixtures;

namespace SdrsMock.Inventory;

/// <summary>The surroundings that every project starts with: immutable, one for each seed and edition.</summary>
internal sealed class InventoryTemplate
{
    public required long Seed { get; init; }

    public required Edition Edition { get; init; }

    public required BaseCollection<Server> Servers { get; init; }

    public required BaseCollection<Volume> Volumes { get; init; }

    public required BaseCollection<Vpc> Vpcs { get; init; }

    public required BaseCollection<Subnet> Subnets { get; init; }

    public required BaseCollection<Flavor> Flavors { get; init; }

    public required BaseCollection<DedicatedHost> DedicatedHosts { get; init; }

    public required BaseCollection<StoragePool> StoragePools { get; init; }

    public required BaseCollection<KeyPair> KeyPairs { get; init; }

    public required BaseCollection<Domain> Domains { get; init; }

    public required BaseCollection<Quota> Quotas { get; init; }

    public required BaseCollection<Account> Accounts { get; init; }

    public required BaseCollection<SecurityGroup> SecurityGroups { get; init; }

    public BaseCollection<Port> Ports { get; init; } = new([]);

    public BaseCollection<Network> Networks { get; init; } = new([]);

    /// <summary>The named specimens, name to value, in the order of their table.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The id of the security group that interfaces are in of which nobody says another: Sys-default.</summary>
    public string DefaultSecurityGroup => GetDefaultSecurityGroup(Seed);

    private static string GetDefaultSecurityGroup(long seed) => DeterministicIds.Uuid(seed, "security_groups", "default");

    /// <summary>That group itself.</summary>
    public static SecurityGroup Default(long seed)
    {
        var id = GetDefaultSecurityGroup(seed);
        return new()
        {
            Id = id,
            Name = "default",
            Description = "Default security group",
            Rules = SecurityGroup.DefaultRules(id, kind => DeterministicIds.Uuid(seed, kind, "default")),
        };
    }

    /// <summary>Who has which address at first, by subnet.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, SmallList<string>>> Addresses =>
        field ??= SdrsMock.Inventory.IpAllocations.Build(Servers.Items);

    /// <summary>Which servers hold which volume at first.</summary>
    public IReadOnlyDictionary<string, SmallList<string>> Attachments =>
        field ??= ReverseIndex.Build(Servers.Items, ProjectInventory.GetVolumes, server => server.Id);

    /// <summary>Which subnets lie in which VPC at first.</summary>
    public IReadOnlyDictionary<string, SmallList<string>> SubnetsOfVpcs =>
        field ??= ReverseIndex.Build(Subnets.Items, subnet => [subnet.VpcId], subnet => subnet.Id);

    /// <summary>What a seed and an edition make; the same on every machine. Callers keep the result.</summary>
    public static InventoryTemplate Create(Edition edition, long seed) => FixtureCatalog.Build(edition, seed);

    /// <summary>What a file describes: an object with an array for each kind, as the inventory is shown.</summary>
    /// <exception cref="InventoryException">The message names kind, index and member.</exception>
    public static InventoryTemplate FromJson(Edition edition, long seed, JsonElement json) => InventoryFile.Read(edition, seed, json);
}
