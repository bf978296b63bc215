using System.Collections.Frozen;
using SdrsMock.Common;

namespace SdrsMock.Inventory;

/// <summary>The private addresses in use in a project, and the next free one. Not thread-safe: hold the project lock.</summary>
/// <param name="initial">The shared initial state: by subnet and address, the ids of the servers.</param>
internal sealed class IpAllocations(IReadOnlyDictionary<string, IReadOnlyDictionary<string, SmallList<string>>> initial)
{
    private readonly Dictionary<string, SubnetAllocations> _bySubnet = [];

    /// <summary>The ids of the servers with this address.</summary>
    public SmallList<string> GetHolders(string subnetId, string ipAddress) =>
        _bySubnet.TryGetValue(subnetId, out var changed)
            ? changed.GetHolders(ipAddress)
            : initial.GetValueOrDefault(subnetId)?.GetValueOrDefault(ipAddress) ?? [];

    /// <summary>The lowest free address that is not in <paramref name="except"/>, or null if the subnet is full.</summary>
    public string? FindLowestFree(Subnet subnet, IReadOnlySet<string>? except) => In(subnet.Id).FindLowestFree(subnet, except);

    /// <summary>A free address that is not in <paramref name="except"/>; the search begins at one that the number selects.</summary>
    public string? FindFree(Subnet subnet, uint number, IReadOnlySet<string> except) => In(subnet.Id).FindFree(subnet, number, except);

    /// <summary>Updates the addresses after a server was added, changed or removed.</summary>
    public void Follow(Server? before, Server? after)
    {
        foreach (var nic in before?.Nics ?? [])
        {
            if (!Contains(after, nic.Address))
            {
                In(nic.SubnetId).Release(nic.IpAddress, before!.Id);
            }
        }

        foreach (var nic in after?.Nics ?? [])
        {
            if (!Contains(before, nic.Address))
            {
                In(nic.SubnetId).Take(nic.IpAddress, after!.Id);
            }
        }
    }

    /// <summary>Discards the cached next address of a subnet whose CIDR has changed.</summary>
    public void Reset(string subnetId) => _bySubnet.GetValueOrDefault(subnetId)?.Reset();

    /// <summary>The addresses of servers: by subnet and address, the ids of the servers.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, SmallList<string>>> Build(IEnumerable<Server> servers) => servers
        .SelectMany(server => server.Nics, (server, nic) => (nic.Address, server.Id))
        .GroupBy(entry => entry.Address.SubnetId)
        .ToDictionary(
            subnet => subnet.Key,
            subnet => SdrsMock.Inventory.ReverseIndex.Build(subnet, entry => [entry.Address.IpAddress], entry => entry.Id));

    private SubnetAllocations In(string subnetId)
    {
        if (!_bySubnet.TryGetValue(subnetId, out var allocations))
        {
            _bySubnet[subnetId] = allocations = new(initial.GetValueOrDefault(subnetId, FrozenDictionary<string, SmallList<string>>.Empty));
        }

        return allocations;
    }

    private static bool Contains(Server? server, SubnetAddress address) =>
        server?.Nics.FindIndex(address, static (nic, address) => nic.Address == address) >= 0;
}
