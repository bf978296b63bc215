using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace SdrsMock.Surroundings;

/// <summary>Which private addresses of a project are taken, and which is the next to give.</summary>
/// <param name="atFirst">By subnet and address the ids of the servers that have it in every project that changes nothing.</param>
internal sealed class Addresses(IReadOnlyDictionary<string, IReadOnlyDictionary<string, Few<string>>> atFirst)
{
    private readonly Dictionary<string, AddressesOfSubnet> _bySubnet = [];

    /// <summary>The ids of the servers that have the address.</summary>
    public Few<string> Holders(string subnetId, string ipAddress) =>
        _bySubnet.TryGetValue(subnetId, out var own) ? own.Holders(ipAddress)
        : atFirst.TryGetValue(subnetId, out var shared) ? shared.GetValueOrDefault(ipAddress)
        : [];

    /// <summary>The lowest address that nobody has and that is not excepted, or null when the subnet is full.</summary>
    public string? LowestFree(Subnet subnet, IReadOnlySet<string>? except) => In(subnet.Id).LowestFree(subnet, except);

    /// <summary>Follows the interfaces of a server that came, changed or went.</summary>
    public void Follow(Server? before, Server? after)
    {
        foreach (var nic in before?.Nics ?? [])
        {
            if (!Has(after, nic.Address))
            {
                In(nic.SubnetId).Release(nic.IpAddress, before!.Id);
            }
        }

        foreach (var nic in after?.Nics ?? [])
        {
            if (!Has(before, nic.Address))
            {
                In(nic.SubnetId).Take(nic.IpAddress, after!.Id);
            }
        }
    }

    /// <summary>Forgets what is known about a subnet whose network has changed.</summary>
    public void Forget(string subnetId) => _bySubnet.GetValueOrDefault(subnetId)?.Forget();

    /// <summary>By subnet and address the ids of the servers that have it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, Few<string>>> Of(IEnumerable<Server> servers) => servers
        .SelectMany(server => server.Nics, (server, nic) => (nic.Address, server.Id))
        .GroupBy(held => held.Address.SubnetId)
        .ToDictionary(
            subnet => subnet.Key,
            subnet => Surroundings.Holders.Of(subnet, held => [held.Address.IpAddress], held => held.Id));

    private AddressesOfSubnet In(string subnetId)
    {
        if (!_bySubnet.TryGetValue(subnetId, out var own))
        {
            _bySubnet[subnetId] = own = new(atFirst.GetValueOrDefault(subnetId, FrozenDictionary<string, Few<string>>.Empty));
        }

        return own;
    }

    private static bool Has(Server? server, AddressInSubnet address) => server?.Nics.FindIndex(address, static (nic, address) => nic.Address == address) >= 0;
}

/// <summary>The same of one subnet.</summary>
/// <param name="atFirst">By address the ids of the servers that have it at first.</param>
internal sealed class AddressesOfSubnet(IReadOnlyDictionary<string, Few<string>> atFirst)
{
    private readonly Holders _holders = new(atFirst);

    // Every address below the lowest is known to be taken, so that giving many stays quick.
    private (Cidr Network, Ipv4 Lowest)? _known;

    public Few<string> Holders(string ipAddress) => _holders[ipAddress];

    public string? LowestFree(Subnet subnet, IReadOnlySet<string>? except)
    {
        var (network, candidate) = _known ?? (Cidr.Parse(subnet.Cidr) is var parsed ? (parsed, parsed.First) : default);
        for (var passedOver = false; network.IsForHosts(candidate); candidate = new(candidate.Value + 1))
        {
            var text = candidate.ToString();
            if (text == subnet.GatewayIp || !_holders[text].IsEmpty)
            {
                continue;
            }

            if (!passedOver)
            {
                _known = (network, candidate);
            }

            if (except is null || !except.Contains(text))
            {
                return text;
            }

            passedOver = true;
        }

        return null;
    }

    public void Take(string ipAddress, string serverId)
    {
        _holders.Add(ipAddress, serverId);
        if (_known is var (network, lowest) && Ipv4.TryParse(ipAddress, out var address) && address == lowest)
        {
            _known = (network, new(address.Value + 1));
        }
    }

    public void Release(string ipAddress, string serverId)
    {
        _holders.Remove(ipAddress, serverId);
        if (_known is var (network, lowest) && Ipv4.TryParse(ipAddress, out var address) && address.CompareTo(lowest) < 0)
        {
            _known = (network, address);
        }
    }

    public void Forget() => _known = null;
}

/// <summary>A private address, which means something only within its subnet.</summary>
internal readonly record struct AddressInSubnet(
    [property: JsonPropertyName("subnet_id")] string SubnetId,
    [property: JsonPropertyName("ip_address")] string IpAddress);
