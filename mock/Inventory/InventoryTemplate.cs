using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Inventory.Editing;
using SdrsMock.Inventory.Fixtures;

namespace SdrsMock.Inventory;

/// <summary>The initial inventory of every project, one for each seed and edition. Immutable, so safe for concurrent use.</summary>
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

    /// <summary>The variables of the fixtures, name to value, in the order of the fixtures.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The id of the security group of interfaces for which no other is given.</summary>
    public string DefaultSecurityGroup => GetDefaultSecurityGroup(Seed);

    private static string GetDefaultSecurityGroup(long seed) => DeterministicIds.Uuid(seed, "security_groups", "default");

    /// <summary>The default security group.</summary>
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

    /// <summary>The initial addresses: by subnet and address, the ids of the servers.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, SmallList<string>>> Addresses =>
        field ??= SdrsMock.Inventory.IpAllocations.Build(Servers.Items);

    /// <summary>The initial attachments: by volume, the ids of the servers.</summary>
    public IReadOnlyDictionary<string, SmallList<string>> Attachments =>
        field ??= ReverseIndex.Build(Servers.Items, ProjectInventory.GetVolumes, server => server.Id);

    /// <summary>The initial subnets: by VPC, the ids of the subnets.</summary>
    public IReadOnlyDictionary<string, SmallList<string>> SubnetsOfVpcs =>
        field ??= ReverseIndex.Build(Subnets.Items, subnet => [subnet.VpcId], subnet => subnet.Id);

    /// <summary>
    /// Creates the built-in template for an edition and a seed; the result is the same on every machine. Callers should cache
    /// it.
    /// </summary>
    public static InventoryTemplate Create(Edition edition, long seed) => FixtureCatalog.Build(edition, seed);

    /// <summary>Creates a template from JSON: an object with an array for each kind, the format of <c>GET /__sdrs/inventory</c>.</summary>
    /// <exception cref="InventoryException">The JSON is invalid; the message names kind, index and member.</exception>
    public static InventoryTemplate FromJson(Edition edition, long seed, JsonElement json) => InventoryFile.Read(edition, seed, json);
}
