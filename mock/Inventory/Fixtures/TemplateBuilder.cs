using SdrsMock.Common;

namespace SdrsMock.Inventory.Fixtures;

/// <summary>A blueprint in the making: what the specimens have put there so far.</summary>
internal sealed class TemplateBuilder(Edition edition, long seed)
{
    private readonly HashSet<SubnetAddress> _addresses = [];

    public Edition Edition { get; } = edition;

    public NameGenerator Names { get; } = new(seed);

    /// <summary>What the specimens so far have given, by name.</summary>
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

    /// <summary>The id of the specimen of that kind and name, whether it is there yet or not.</summary>
    public string Id(string kind, string name) => DeterministicIds.Uuid(seed, kind, name);

    public string Mac(string name) => DeterministicIds.Mac(seed, name);

    /// <summary>The security group that every interface is in.</summary>
    public string SecurityGroup => Id("security_groups", "default");

    /// <summary>
    /// An address for the owner, from the upper half of the subnet: the lower half is for what projects add, lowest
    /// first.
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

    /// <summary>What the specimens have come to.</summary>
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
