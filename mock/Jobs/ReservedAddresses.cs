using SdrsMock.Inventory;

namespace SdrsMock.Jobs;

/// <summary>
/// The addresses that running jobs will assign to servers, by subnet. They are not available to others meanwhile.
/// </summary>
internal sealed class ReservedAddresses
{
    private readonly Dictionary<string, HashSet<string>> _bySubnet = [];

    /// <summary>The reserved addresses of a subnet; null for none.</summary>
    public IReadOnlySet<string>? InSubnet(string subnetId) => _bySubnet.GetValueOrDefault(subnetId);

    public bool Contains(SubnetAddress address) => InSubnet(address.SubnetId)?.Contains(address.IpAddress) is true;

    public void Add(SubnetAddress address)
    {
        if (!_bySubnet.TryGetValue(address.SubnetId, out var addresses))
        {
            _bySubnet[address.SubnetId] = addresses = [];
        }

        addresses.Add(address.IpAddress);
    }

    public void Remove(SubnetAddress address) => _bySubnet[address.SubnetId].Remove(address.IpAddress);
}
