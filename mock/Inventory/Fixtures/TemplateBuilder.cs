using SdrsMock.Common;

namespace SdrsMock.Inventory.Fixtures;

/// <summary>Builds a template: fixtures add items, then <see cref="Build"/> creates the template. Not thread-safe.</summary>
internal sealed class TemplateBuilder(Edition edition, long seed)
{
    private readonly HashSet<SubnetAddress> _addresses = [];

    public Edition Edition { get; } = edition;

    public NameGenerator Names { get; } = new(seed);

    /// <summary>The variables of the fixtures added so far.</summary>
    public OrderedDictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, Server> Servers { get; } = [];

    public OrderedDictionary<string, Volume> Volumes { get; } = [];

    public List<Vpc> Vpcs { get; } = [];

    public List<Subnet> Subnets { get; } = [];

    public List<Flavor> Flavors { get; } = [];

    public List<DedicatedHost> DedicatedHosts { get; } = [];

    public List<StoragePool> StoragePools { get; } = [];

    public List<KeyPair> KeyPairs { get; } = [];

    public List<Domain> Domains { get; } = [];

    /// <summary>The id for a kind and a fixture name, whether or not the fixture has been added.</summary>
    public string Id(string kind, string name) => DeterministicIds.Uuid(seed, kind, name);

    /// <summary>The MAC address for a port's name.</summary>
    public string Mac(string name) => DeterministicIds.Mac(seed, name);

    /// <summary>The id of the security group of every interface.</summary>
    public string SecurityGroup => Id("security_groups", "default");

    /// <summary>
    /// An address for an owner, from the upper half of the subnet: items that projects add get the lowest free address, from
    /// the lower half.
    /// </summary>
    public string Address(string subnetId, string owner)
    {
        var cidr = Cidr.Parse(Subnets.Find(subnet => subnet.Id == subnetId)!.Cidr);
        var half = (cidr.Last.Value - cidr.First.Value) / 2;
        for (var offset = DeterministicIds.Number(seed, "address", $"{subnetId}/{owner}") % half; ; offset = (offset + 1) % half)
        {
            var address = new Ipv4(cidr.Last.Value - offset).ToString();
            if (_addresses.Add(new(subnetId, address)))
            {
                return address;
            }
        }
    }

    /// <summary>Creates the template from the added items.</summary>
    public InventoryTemplate Build() => new()
    {
        Seed = seed,
        Edition = Edition,
        Servers = new(Servers.Values),
        Volumes = new(Volumes.Values),
        Vpcs = new(Vpcs),
        Subnets = new(Subnets),
        Flavors = new(Flavors),
        DedicatedHosts = new(DedicatedHosts),
        StoragePools = new(StoragePools),
        KeyPairs = new(KeyPairs),
        Domains = new(Domains),
        Quotas = new(Quota.Defaults),
        Accounts = new([new Account()]),
        SecurityGroups = new([InventoryTemplate.Default(seed)]),
        Variables = Variables,
    };
}
