using System.Text.Json;
using SdrsMock.Surroundings.Inventory;

namespace SdrsMock.Surroundings;

/// <summary>
/// What one project has besides SDRS itself: the servers, disks and networks that SDRS protects. Starts as the
/// blueprint says; changes stay in the project. Not for several threads at once.
/// </summary>
internal sealed class ProjectSurroundings
{
    private readonly Addresses _addresses;
    private readonly Holders _attachments;
    private readonly Holders _subnets;

    public ProjectSurroundings(Blueprint blueprint)
    {
        Blueprint = blueprint;
        _addresses = new(blueprint.Addresses);
        _attachments = new(blueprint.Attachments);
        _subnets = new(blueprint.SubnetsOfVpcs);
        Servers = new(blueprint.Servers, Follow);
        Volumes = new(blueprint.Volumes);
        Vpcs = new(blueprint.Vpcs);
        Subnets = new(blueprint.Subnets, Follow);
        Flavors = new(blueprint.Flavors);
        DedicatedHosts = new(blueprint.DedicatedHosts);
        StoragePools = new(blueprint.StoragePools);
        KeyPairs = new(blueprint.KeyPairs);
        Domains = new(blueprint.Domains);
        Quotas = new(blueprint.Quotas);
        Accounts = new(blueprint.Accounts);
        SecurityGroups = new(blueprint.SecurityGroups);
        Ports = new(blueprint.Ports);
        Networks = new(blueprint.Networks);
    }

    public Blueprint Blueprint { get; }

    public Shelf<Server> Servers { get; }

    public Shelf<Volume> Volumes { get; }

    public Shelf<Vpc> Vpcs { get; }

    public Shelf<Subnet> Subnets { get; }

    public Shelf<Flavor> Flavors { get; }

    public Shelf<DedicatedHost> DedicatedHosts { get; }

    public Shelf<StoragePool> StoragePools { get; }

    public Shelf<KeyPair> KeyPairs { get; }

    public Shelf<Domain> Domains { get; }

    public Shelf<Quota> Quotas { get; }

    public Shelf<Account> Accounts { get; }

    public Shelf<SecurityGroup> SecurityGroups { get; }

    public Shelf<Port> Ports { get; }

    public Shelf<Network> Networks { get; }

    /// <summary>The tenant's account.</summary>
    public Account Account => Accounts[Account.OnlyId] ?? new();

    /// <summary>The ids of the servers that hold the volume; several only when it is shared.</summary>
    public Few<string> ServersHolding(string volumeId) => _attachments[volumeId];

    /// <summary>The ids of the subnets of a VPC, oldest first.</summary>
    public Few<string> SubnetsOf(string vpcId) => _subnets[vpcId];

    /// <summary>The ids of the servers that have the address in the subnet; several only in made-up trouble.</summary>
    public Few<string> ServersAt(string subnetId, string ipAddress) =>
        _addresses.Holders(subnetId, ipAddress);

    /// <summary>Whether a server, a port or the gateway has the address (PI-CREATE-28, PI-ADDNIC-06).</summary>
    public bool IsAddressTaken(string subnetId, string ipAddress) =>
        !ServersAt(subnetId, ipAddress).IsEmpty || Subnets[subnetId]?.GatewayIp == ipAddress
        || Ports.Any(port => port.SubnetId == subnetId && port.IpAddress == ipAddress);

    /// <summary>Whether a machine in the subnet can have the address (PI-CREATE-27, PI-ADDNIC-05).</summary>
    public bool IsAddressOf(string subnetId, string ipAddress) =>
        Subnets[subnetId] is { } subnet && Ipv4.TryParse(ipAddress, out var address)
        && Cidr.TryParse(subnet.Cidr, out var cidr) && cidr.IsForHosts(address);

    /// <summary>The lowest address that nobody has; null when the subnet is full or unknown.</summary>
    /// <param name="subnetId">The network id.</param>
    /// <param name="except">Addresses that are spoken for.</param>
    public string? FreeAddress(string subnetId, IReadOnlySet<string>? except = null) =>
        Subnets[subnetId] is { } subnet ? _addresses.LowestFree(subnet, WithPorts(subnetId, except)) : null;

    /// <summary>The ids of the volumes that a server holds.</summary>
    public static IEnumerable<string> VolumesOf(Server? server) =>
        server?.Volumes.Select(volume => volume.VolumeId) ?? [];

    /// <summary>Whether the project has what every project starts with, and nothing else.</summary>
    public bool IsUntouched =>
        Servers.IsUntouched && Volumes.IsUntouched && Vpcs.IsUntouched && Subnets.IsUntouched && Flavors.IsUntouched
        && DedicatedHosts.IsUntouched && StoragePools.IsUntouched && KeyPairs.IsUntouched && Domains.IsUntouched
        && Quotas.IsUntouched && Accounts.IsUntouched && SecurityGroups.IsUntouched && Ports.IsUntouched
        && Networks.IsUntouched;

    /// <summary>Everything, as one object with an array for each kind.</summary>
    public void WriteTo(Utf8JsonWriter writer) => InventoryKinds.WriteAll(this, writer);

    /// <summary>What <see cref="WriteTo"/> wrote; what equals the blueprint stays shared with it, a kind left out too.</summary>
    /// <exception cref="JsonException">An element is not what <see cref="WriteTo"/> writes.</exception>
    public static ProjectSurroundings Read(JsonElement json, Blueprint blueprint)
    {
        var surroundings = new ProjectSurroundings(blueprint);
        foreach (var kind in InventoryKinds.All)
        {
            if (json.TryGetProperty(kind.Name, out var array))
            {
                kind.Restore(surroundings, array);
            }
        }

        return surroundings;
    }

    /// <summary>A blueprint of what the project has now.</summary>
    public Blueprint Freeze(IReadOnlyDictionary<string, string> variables) => new()
    {
        Seed = Blueprint.Seed,
        Edition = Blueprint.Edition,
        Servers = new(Servers),
        Volumes = new(Volumes),
        Vpcs = new(Vpcs),
        Subnets = new(Subnets),
        Flavors = new(Flavors),
        DedicatedHosts = new(DedicatedHosts),
        StoragePools = new(StoragePools),
        KeyPairs = new(KeyPairs),
        Domains = new(Domains),
        Quotas = new(Quotas),
        Accounts = new(Accounts),
        SecurityGroups = new(SecurityGroups),
        Ports = new(Ports),
        Networks = new(Networks),
        Variables = variables,
    };

    // Ports are few, and most projects have none.
    private IReadOnlySet<string>? WithPorts(string subnetId, IReadOnlySet<string>? except) => Ports.Count == 0
        ? except
        : Ports.Where(port => port.SubnetId == subnetId).Select(port => port.IpAddress).Concat(except ?? new HashSet<string>()).ToHashSet(StringComparer.Ordinal);

    private void Follow(Server? before, Server? after)
    {
        _addresses.Follow(before, after);
        foreach (var held in before?.Volumes ?? [])
        {
            if (after?.Attached(held.VolumeId) is null)
            {
                _attachments.Remove(held.VolumeId, before!.Id);
            }
        }

        foreach (var held in after?.Volumes ?? [])
        {
            if (before?.Attached(held.VolumeId) is null)
            {
                _attachments.Add(held.VolumeId, after!.Id);
            }
        }
    }

    private void Follow(Subnet? before, Subnet? after)
    {
        if (before is not null)
        {
            _addresses.Forget(before.Id);
        }

        if (before?.VpcId == after?.VpcId)
        {
            return;
        }

        if (before is not null)
        {
            _subnets.Remove(before.VpcId, before.Id);
        }

        if (after is not null)
        {
            _subnets.Add(after.VpcId, after.Id);
        }
    }
}
