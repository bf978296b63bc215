using SdrsMock.Common;

namespace SdrsMock.Inventory;

/// <summary>The same of one subnet.</summary>
/// <param name="atFirst">By address the ids of the servers that have it at first.</param>
internal sealed class SubnetAllocations(IReadOnlyDictionary<string, SmallList<string>> atFirst)
{
    private readonly ReverseIndex _holders = new(atFirst);

    // Every address below the lowest is known to be taken, so that giving many stays quick.
    private (Cidr Network, Ipv4 Lowest)? _known;

    public SmallList<string> GetHolders(string ipAddress) => _holders[ipAddress];

    public string? FindLowestFree(Subnet subnet, IReadOnlySet<string>? except)
    {
        var (network, candidate) = _known ?? (Cidr.Parse(subnet.Cidr) is var parsed ? (parsed, parsed.First) : default);
        for (var passedOver = false; network.IsUsableForHosts(candidate); candidate = new(candidate.Value + 1))
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

    public void Reset() => _known = null;
}
