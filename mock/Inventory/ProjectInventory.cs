using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Inventory.Editing;

namespace SdrsMock.Inventory;

/// <summary>
/// The inventory of a project: the servers, disks and networks that SDRS protects. It starts as the template; changes affect
/// this project only. Not thread-safe: hold the project lock.
/// </summary>
internal sealed class ProjectInventory
{
    private readonly IpAllocations _addresses;
    private readonly ReverseIndex _attachments;
    private readonly ReverseIndex _subnets;

    public ProjectInventory(InventoryTemplate template)
    {
        Template = template;
        _addresses = new(template.Addresses);
        _attachments = new(template.Attachments);
        _subnets = new(template.SubnetsOfVpcs);
        Servers = new(template.Servers, Follow);
        Volumes = new(template.Volumes);
        Vpcs = new(template.Vpcs);
        Subnets = new(template.Subnets, Follow);
        Flavors = new(template.Flavors);
        DedicatedHosts = new(template.DedicatedHosts);
        StoragePools = new(template.StoragePools);
        KeyPairs = new(template.KeyPairs);
        Domains = new(template.Domains);
        Quotas = new(template.Quotas);
        Accounts = new(template.Accounts);
        SecurityGroups = new(template.SecurityGroups);
        Ports = new(template.Ports);
        Networks = new(template.Networks);
    }

    public InventoryTemplate Template { get; }

    public OverlayCollection<Server> Servers { get; }

    public OverlayCollection<Volume> Volumes { get; }

    public OverlayCollection<Vpc> Vpcs { get; }

    public OverlayCollection<Subnet> Subnets { get; }

    public OverlayCollection<Flavor> Flavors { get; }

    public OverlayCollection<DedicatedHost> DedicatedHosts { get; }

    public OverlayCollection<StoragePool> StoragePools { get; }

    public OverlayCollection<KeyPair> KeyPairs { get; }

    public OverlayCollection<Domain> Domains { get; }

    public OverlayCollection<Quota> Quotas { get; }

    public OverlayCollection<Account> Accounts { get; }

    public OverlayCollection<SecurityGroup> SecurityGroups { get; }

    public OverlayCollection<Port> Ports { get; }

    public OverlayCollection<Network> Networks { get; }

    /// <summary>The tenant's account.</summary>
    public Account Account => Accounts[Account.OnlyId] ?? new();

    /// <summary>The ids of the servers to which a volume is attached; more than one only if it is shared.</summary>
    public SmallList<string> GetServersByVolume(string volumeId) => _attachments[volumeId];

    /// <summary>The ids of the subnets of a VPC, oldest first.</summary>
    public SmallList<string> GetSubnets(string vpcId) => _subnets[vpcId];

    /// <summary>The ids of the servers with this address in the subnet; more than one only if a test created a conflict.</summary>
    public SmallList<string> GetServersByAddress(string subnetId, string ipAddress) =>
        _addresses.GetHolders(subnetId, ipAddress);

    /// <summary>Whether a server, a port or the gateway has the address (PI-CREATE-28, PI-ADDNIC-06).</summary>
    public bool IsAddressTaken(string subnetId, string ipAddress) =>
        !GetServersByAddress(subnetId, ipAddress).IsEmpty || Subnets[subnetId]?.GatewayIp == ipAddress
        || Ports.Any(port => port.SubnetId == subnetId && port.IpAddress == ipAddress);

    /// <summary>Whether the address is a host address of the subnet (PI-CREATE-27, PI-ADDNIC-05).</summary>
    public bool IsAddressOf(string subnetId, string ipAddress) =>
        Subnets[subnetId] is { } subnet && Ipv4.TryParse(ipAddress, out var address)
        && Cidr.TryParse(subnet.Cidr, out var cidr) && cidr.IsUsableForHosts(address);

    /// <summary>The lowest free address; null if the subnet is full or unknown.</summary>
    /// <param name="subnetId">The network id.</param>
    /// <param name="except">Addresses that are reserved.</param>
    public string? FindFreeAddress(string subnetId, IReadOnlySet<string>? except = null) =>
        Subnets[subnetId] is { } subnet ? _addresses.FindLowestFree(subnet, WithPorts(subnetId, except)) : null;

    /// <summary>A free address of a subnet that a number selects.</summary>
    /// <param name="subnet">The subnet.</param>
    /// <param name="number">Selects where the search begins.</param>
    /// <param name="except">Addresses that are reserved.</param>
    /// <returns>Null if the subnet is full, or if too many addresses in a row are in use.</returns>
    public string? FindFreeAddress(Subnet subnet, uint number, IReadOnlySet<string> except) =>
        _addresses.FindFree(subnet, number, WithPorts(subnet.Id, except)!);

    /// <summary>The ids of the volumes attached to a server.</summary>
    public static IEnumerable<string> GetVolumes(Server? server) =>
        server?.Volumes.Select(volume => volume.VolumeId) ?? [];

    /// <summary>Whether the inventory equals the template.</summary>
    public bool IsPristine =>
        Servers.IsPristine && Volumes.IsPristine && Vpcs.IsPristine && Subnets.IsPristine && Flavors.IsPristine
        && DedicatedHosts.IsPristine && StoragePools.IsPristine && KeyPairs.IsPristine && Domains.IsPristine
        && Quotas.IsPristine && Accounts.IsPristine && SecurityGroups.IsPristine && Ports.IsPristine
        && Networks.IsPristine;

    /// <summary>Writes all items as one object with an array for each kind.</summary>
    public void WriteTo(Utf8JsonWriter writer) => InventoryCollections.WriteAll(this, writer);

    /// <summary>
    /// Reads the output of <see cref="WriteTo"/>. Items equal to those of the template remain shared; a missing kind equals the
    /// template.
    /// </summary>
    /// <exception cref="JsonException">An element does not have the format of <see cref="WriteTo"/>.</exception>
    public static ProjectInventory Read(JsonElement json, InventoryTemplate template)
    {
        var inventory = new ProjectInventory(template);
        foreach (var kind in InventoryCollections.All)
        {
            if (json.TryGetProperty(kind.Name, out var array))
            {
                kind.Restore(inventory, array);
            }
        }

        return inventory;
    }

    /// <summary>Creates a template from the current items.</summary>
    public InventoryTemplate ToTemplate(IReadOnlyDictionary<string, string> variables) => new()
    {
        Seed = Template.Seed,
        Edition = Template.Edition,
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

    // Most projects have no ports, and others few.
    private IReadOnlySet<string>? WithPorts(string subnetId, IReadOnlySet<string>? except) => Ports.Count == 0
        ? except
        : Ports.Where(port => port.SubnetId == subnetId)
            .Select(port => port.IpAddress)
            .Concat(except ?? new HashSet<string>())
            .ToHashSet(StringComparer.Ordinal);

    private void Follow(Server? before, Server? after)
    {
        _addresses.Follow(before, after);
        foreach (var attached in before?.Volumes ?? [])
        {
            if (after?.Attached(attached.VolumeId) is null)
            {
                _attachments.Remove(attached.VolumeId, before!.Id);
            }
        }

        foreach (var attached in after?.Volumes ?? [])
        {
            if (before?.Attached(attached.VolumeId) is null)
            {
                _attachments.Add(attached.VolumeId, after!.Id);
            }
        }
    }

    private void Follow(Subnet? before, Subnet? after)
    {
        if (before is not null)
        {
            _addresses.Reset(before.Id);
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
