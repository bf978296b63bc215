using System.Collections.Frozen;
using SdrsMock.Common;

namespace SdrsMock.Inventory;

/// <summary>Which private addresses of a project are taken, and which is the next to give.</summary>
/// <param name="atFirst">By subnet and address the ids of the servers that have it in every project that changes nothing.</param>
internal sealed class IpAllocations(IReadOnlyDictionary<string, IReadOnlyDictionary<string, SmallList<string>>> atFirst)
{
    private readonly Dictionary<string, SubnetAllocations> _bySubnet = [];

    /// <summary>The ids of the servers that have the address.</summary>
    public SmallList<string> GetHolders(string subnetId, string ipAddress) =>
        _bySubnet.TryGetValue(subnetId, out var own) ? own.GetHolders(ipAddress)
        : atFirst.TryGetValue(subnetId, out var shared) ? shared.GetValueOrDefault(ipAddress)
        : [];

    /// <summary>The lowest address that nobody has and that is not excepted, or null when the subnet is full.</summary>
    public string? FindLowestFree(Subnet subnet, IReadOnlySet<string>? except) => In(subnet.Id).FindLowestFree(subnet, except);

    /// <summary>Follows the interfaces of a server that came, changed or went.</summary>
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

    /// <summary>Forgets what is known about a subnet whose network has changed.</summary>
    public void Reset(string subnetId) => _bySubnet.GetValueOrDefault(subnetId)?.Reset();

    /// <summary>By subnet and address the ids of the servers that have it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, SmallList<string>>> Build(IEnumerable<Server> servers) => servers
        .SelectMany(server => server.Nics, (server, nic) => (nic.Address, server.Id))
        .GroupBy(held => held.Address.SubnetId)
        .ToDictionary(
            subnet => subnet.Key,
            subnet => SdrsMock.Inventory.ReverseIndex.Build(subnet, held => [held.Address.IpAddress], held => held.Id));

    private SubnetAllocations In(string subnetId)
    {
        if (!_bySubnet.TryGetValue(subnetId, out var own))
        {
            _bySubnet[subnetId] = own = new(atFirst.GetValueOrDefault(subnetId, FrozenDictionary<string, SmallList<string>>.Empty));
        }

        return own;
    }

    private static bool Contains(Server? server, SubnetAddress address) => server?.Nics.FindIndex(address, static (nic, address) => nic.Address == address) >= 0;
}
