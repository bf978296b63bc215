using SdrsMock.Surroundings;

namespace SdrsMock.Engine;

/// <summary>The addresses that jobs at work will give to servers, by subnet: nobody else gets them meanwhile.</summary>
internal sealed class Reservations
{
    private readonly Dictionary<string, HashSet<string>> _bySubnet = [];

    /// <summary>Those of a subnet; null for none.</summary>
    public IReadOnlySet<string>? In(string subnetId) => _bySubnet.GetValueOrDefault(subnetId);

    public bool Has(AddressInSubnet address) => In(address.SubnetId)?.Contains(address.IpAddress) is true;

    public void Add(AddressInSubnet address)
    {
        if (!_bySubnet.TryGetValue(address.SubnetId, out var addresses))
        {
            _bySubnet[address.SubnetId] = addresses = [];
        }

        addresses.Add(address.IpAddress);
    }

    public void Remove(AddressInSubnet address) => _bySubnet[address.SubnetId].Remove(address.IpAddress);
}
