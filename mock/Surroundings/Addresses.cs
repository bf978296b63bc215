namespace SdrsMock.Surroundings;

/// <summary>Which private addresses of a project are taken, and which is the next to give.</summary>
internal sealed class Addresses(IReadOnlyDictionary<AddressInSubnet, Few<string>> atFirst)
{
    private readonly Holders<AddressInSubnet> _holders = new(atFirst);

    // Every address below this one is known to be taken, so that giving many stays quick.
    private Dictionary<string, Ipv4>? _lowestFree;

    /// <summary>The ids of the servers that have the address.</summary>
    public Few<string> Holders(AddressInSubnet address) => _holders[address];

    /// <summary>The lowest address that nobody has and that is not excepted, or null when the subnet is full.</summary>
    public string? LowestFree(Subnet subnet, IReadOnlySet<string>? except)
    {
        var cidr = Cidr.Parse(subnet.Cidr);
        var candidate = _lowestFree?.GetValueOrDefault(subnet.Id, cidr.First) ?? cidr.First;
        for (var passedOver = false; cidr.IsForHosts(candidate); candidate = new(candidate.Value + 1))
        {
            var text = candidate.ToString();
            if (text == subnet.GatewayIp || !_holders[new(subnet.Id, text)].IsEmpty)
            {
                continue;
            }

            if (!passedOver)
            {
                (_lowestFree ??= [])[subnet.Id] = candidate;
            }

            if (except is null || !except.Contains(text))
            {
                return text;
            }

            passedOver = true;
        }

        return null;
    }

    /// <summary>Follows the interfaces of a server that came, changed or went.</summary>
    public void Follow(Server? before, Server? after)
    {
        foreach (var nic in before?.Nics ?? [])
        {
            if (!Has(after, nic.Address))
            {
                _holders.Remove(nic.Address, before!.Id);
                Release(nic.Address);
            }
        }

        foreach (var nic in after?.Nics ?? [])
        {
            if (!Has(before, nic.Address))
            {
                _holders.Add(nic.Address, after!.Id);
                Take(nic.Address);
            }
        }
    }

    public static IEnumerable<AddressInSubnet> Of(Server server) => server.Nics.Select(nic => nic.Address);

    /// <summary>Forgets what is known about a subnet whose network has changed.</summary>
    public void Forget(string subnetId) => _lowestFree?.Remove(subnetId);

    private static bool Has(Server? server, AddressInSubnet address) => server?.Nics.Any(nic => nic.Address == address) is true;

    private void Take(AddressInSubnet taken)
    {
        if (IsCounted(taken, out var address, out var lowest) && address == lowest)
        {
            _lowestFree![taken.SubnetId] = new(address.Value + 1);
        }
    }

    private void Release(AddressInSubnet released)
    {
        if (IsCounted(released, out var address, out var lowest) && address.CompareTo(lowest) < 0)
        {
            _lowestFree![released.SubnetId] = address;
        }
    }

    private bool IsCounted(AddressInSubnet it, out Ipv4 address, out Ipv4 lowest)
    {
        (address, lowest) = (default, default);
        return _lowestFree?.TryGetValue(it.SubnetId, out lowest) is true && Ipv4.TryParse(it.IpAddress, out address);
    }
}

/// <summary>A private address, which means something only within its subnet.</summary>
internal readonly record struct AddressInSubnet(string SubnetId, string IpAddress);
