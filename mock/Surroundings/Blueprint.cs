using System.Text.Json;
using SdrsMock.Surroundings.Inventory;
using SdrsMock.Surroundings.Specimens;

namespace SdrsMock.Surroundings;

/// <summary>The surroundings that every project starts with: immutable, one for each seed and edition.</summary>
internal sealed class Blueprint
{
    public required long Seed { get; init; }

    public required Edition Edition { get; init; }

    public required Stock<Server> Servers { get; init; }

    public required Stock<Volume> Volumes { get; init; }

    public required Stock<Vpc> Vpcs { get; init; }

    public required Stock<Subnet> Subnets { get; init; }

    public required Stock<Flavor> Flavors { get; init; }

    public required Stock<DedicatedHost> DedicatedHosts { get; init; }

    public required Stock<StoragePool> StoragePools { get; init; }

    public required Stock<KeyPair> KeyPairs { get; init; }

    public required Stock<Domain> Domains { get; init; }

    public required Stock<Quota> Quotas { get; init; }

    public required Stock<Account> Accounts { get; init; }

    public required Stock<SecurityGroup> SecurityGroups { get; init; }

    public Stock<Port> Ports { get; init; } = new([]);

    public Stock<Network> Networks { get; init; } = new([]);

    /// <summary>The named specimens, name to value, in the order of their table.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The id of the security group that interfaces are in of which nobody says another: Sys-default.</summary>
    public string DefaultSecurityGroup => DefaultSecurityGroupOf(Seed);

    private static string DefaultSecurityGroupOf(long seed) => Identity.Uuid(seed, "security_groups", "default");

    /// <summary>That group itself.</summary>
    public static SecurityGroup Default(long seed)
    {
        var id = DefaultSecurityGroupOf(seed);
        return new()
        {
            Id = id,
            Name = "default",
            Description = "Default security group",
            Rules = SecurityGroup.RulesAtFirst(id, kind => Identity.Uuid(seed, kind, "default")),
        };
    }

    /// <summary>Who has which address at first, by subnet.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, Few<string>>> Addresses =>
        field ??= Surroundings.Addresses.Of(Servers.Items);

    /// <summary>Which servers hold which volume at first.</summary>
    public IReadOnlyDictionary<string, Few<string>> Attachments =>
        field ??= Holders.Of(Servers.Items, ProjectSurroundings.VolumesOf, server => server.Id);

    /// <summary>Which subnets lie in which VPC at first.</summary>
    public IReadOnlyDictionary<string, Few<string>> SubnetsOfVpcs =>
        field ??= Holders.Of(Subnets.Items, subnet => [subnet.VpcId], subnet => subnet.Id);

    /// <summary>What a seed and an edition make; the same on every machine. Callers keep the result.</summary>
    public static Blueprint Create(Edition edition, long seed) => AllSpecimens.Make(edition, seed);

    /// <summary>What a file describes: an object with an array for each kind, as the inventory is shown.</summary>
    /// <exception cref="InventoryRefusal">The message names kind, index and member.</exception>
    public static Blueprint FromJson(Edition edition, long seed, JsonElement json) => InventoryFile.Read(edition, seed, json);
}
