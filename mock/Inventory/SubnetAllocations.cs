using SdrsMock.Common;

namespace SdrsMock.Inventory;

/// <summary>The addresses in use in one subnet, and the next free one. Not thread-safe: hold the project lock.</summary>
/// <param name="initial">The shared initial state: by address, the ids of the servers.</param>
internal sealed class SubnetAllocations(IReadOnlyDictionary<string, SmallList<string>> initial)
{
    // More than the addresses of a network with 1,000 machines, so that a search is short.
    private const uint MaxSteps = 1024;

    private readonly ReverseIndex _holders = new(initial);

    // All addresses below Lowest are in use. The cache makes repeated searches fast.
    private (Cidr Network, Ipv4 Lowest)? _cached;

    /// <summary>The ids of the servers with this address.</summary>
    public SmallList<string> GetHolders(string ipAddress) => _holders[ipAddress];

    /// <summary>The lowest free address that is not in <paramref name="except"/>, or null if the subnet is full.</summary>
    public string? FindLowestFree(Subnet subnet, IReadOnlySet<string>? except)
    {
        var (network, candidate) = _cached ?? (Cidr.Parse(subnet.Cidr) is var parsed ? (parsed, parsed.First) : default);
        for (var skipped = false; network.IsUsableForHosts(candidate); candidate = new(candidate.Value + 1))
        {
            var text = candidate.ToString();
            if (text == subnet.GatewayIp || !_holders[text].IsEmpty)
            {
                continue;
            }

            if (!skipped)
            {
                _cached = (network, candidate);
            }

            if (except is null || !except.Contains(text))
            {
                return text;
            }

            skipped = true;
        }

        return null;
    }

    /// <summary>
    /// A free address that is not in <paramref name="except"/>; the search begins at one that the number selects. Null if none
    /// is found soon, as in a subnet that is nearly full.
    /// </summary>
    public string? FindFree(Subnet subnet, uint number, IReadOnlySet<string> except)
    {
        var network = Cidr.Parse(subnet.Cidr);
        var size = network.Last.Value - network.First.Value + 1;
        for (var step = 0u; step < Math.Min(size, MaxSteps); step++)
        {
            var text = new Ipv4(network.First.Value + (uint)(((ulong)number + step) % size)).ToString();
            if (text != subnet.GatewayIp && _holders[text].IsEmpty && !except.Contains(text))
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Marks an address as used by a server.</summary>
    public void Take(string ipAddress, string serverId)
    {
        _holders.Add(ipAddress, serverId);
        if (_cached is var (network, lowest) && Ipv4.TryParse(ipAddress, out var address) && address == lowest)
        {
            _cached = (network, new(address.Value + 1));
        }
    }

    /// <summary>Removes a server from the users of an address.</summary>
    public void Release(string ipAddress, string serverId)
    {
        _holders.Remove(ipAddress, serverId);
        if (_cached is var (network, lowest) && Ipv4.TryParse(ipAddress, out var address) && address.CompareTo(lowest) < 0)
        {
            _cached = (network, address);
        }
    }

    /// <summary>Discards the cached next address, after a change of the CIDR.</summary>
    public void Reset() => _cached = null;
}
