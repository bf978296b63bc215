using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SdrsMock.Inventory.Editing;

/// <summary>Completes and checks the network interfaces of a server in the inventory.</summary>
internal static partial class NicRules
{
    /// <summary>More than any flavor allows. A limit, because each interface is compared with all others.</summary>
    private const int MaxNics = 64;

    /// <summary>Completes each interface of the body: from its current data if its id is known, else with generated values.</summary>
    public static void Fill(
        JsonObject members, Server? before, string vpcId, ProjectInventory inventory, SeededIdGenerator ids)
    {
        if (members["nics"] is null && before is not null)
        {
            return;
        }

        var subnets = inventory.GetSubnets(vpcId);
        var requested = members["nics"]?.AsArray() ?? (subnets.IsEmpty ? [] : [new JsonObject()]);
        InventoryException.ThrowUnless(requested.Count <= MaxNics, "nics", $"must hold at most {MaxNics}");
        var taken = requested.Select(nic => nic!.AsObject().Text("ip_address")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var nics = new List<Nic>(requested.Count);
        foreach (var nic in requested.Select(node => node!.AsObject()))
        {
            var known = before?.Nics.FirstOrDefault(current => current.Id == nic.Text("id"));
            var subnetId = nic.Text("subnet_id") ?? known?.SubnetId ?? subnets.FirstOrDefault()
                ?? throw InventoryException.Invalid($"nics[{nics.Count}].subnet_id", "is needed, for the VPC has no subnet");
            var start = known is not null && known.SubnetId == subnetId
                ? known
                : Generate(subnetId, nic.Text("ip_address"), taken, inventory, ids);
            taken.Add(start.IpAddress);
            nics.Add(RecordMerger.Merge(start, nic, InventoryJsonContext.Default.Nic));
        }

        if (nics.Count > 0 && !nics.Exists(nic => nic.Primary))
        {
            nics[0] = nics[0] with { Primary = true };
        }

        members["nics"] = new JsonArray([.. nics.Select(nic => JsonSerializer.SerializeToNode(nic, InventoryJsonContext.Default.Nic))]);
    }

    /// <summary>Checks the interfaces of a server.</summary>
    /// <exception cref="InventoryException">An interface is invalid.</exception>
    public static void Check(Server server, ProjectInventory inventory)
    {
        InventoryException.ThrowUnless(server.Nics.Count(nic => nic.Primary) <= 1, "nics", "must have one primary interface only");
        for (var index = 0; index < server.Nics.Length; index++)
        {
            Check(server, index, inventory);
        }
    }

    private static void Check(Server server, int index, ProjectInventory inventory)
    {
        var nic = server.Nics[index];
        var path = $"nics[{index}]";
        inventory.Subnets.CheckOn($"{path}.subnet_id", nic.SubnetId, "subnet");
        var subnet = inventory.Subnets.Get(nic.SubnetId);
        InventoryException.ThrowUnless(
            subnet.VpcId == server.VpcId, $"{path}.subnet_id", $"lies in another VPC than the server: \"{nic.SubnetId}\"");
        InventoryException.ThrowUnless(
            inventory.IsAddressOf(nic.SubnetId, nic.IpAddress), $"{path}.ip_address", $"must be an address in {subnet.Cidr}");
        InventoryException.ThrowUnless(
            nic.IpAddress != subnet.GatewayIp
                && !inventory.Ports.Any(port => port.SubnetId == nic.SubnetId && port.IpAddress == nic.IpAddress)
                && inventory.GetServersByAddress(nic.SubnetId, nic.IpAddress).All(id => id == server.Id)
                && server.Nics.Count(other => other.SubnetId == nic.SubnetId && other.IpAddress == nic.IpAddress) == 1,
            $"{path}.ip_address", $"is taken: {nic.IpAddress}");
        InventoryException.ThrowUnless(
            MacFormat().IsMatch(nic.MacAddress),
            $"{path}.mac_address",
            "must be six pairs of hexadecimal digits with colons between");
        InventoryException.ThrowUnless(
            nic.Id.Length > 0 && server.Nics.Count(other => other.Id == nic.Id) == 1, $"{path}.id", "must be there once only");
        InventoryException.ThrowUnless(
            nic.ElasticIp is null || Ipv4.IsValid(nic.ElasticIp), $"{path}.elastic_ip", "must be an IPv4 address");
    }

    private static Nic Generate(
        string subnetId, string? address, IReadOnlySet<string> taken, ProjectInventory inventory, SeededIdGenerator ids)
    {
        inventory.Subnets.CheckOn("nics: subnet_id", subnetId, "subnet");
        var id = ids.Next("ports");
        return new()
        {
            Id = id,
            SubnetId = subnetId,
            IpAddress = address ?? inventory.FindFreeAddress(subnetId, taken)
                ?? throw InventoryException.Invalid("nics", $"find no free address in subnet \"{subnetId}\""),
            MacAddress = ids.Mac(id),
            SecurityGroups = [inventory.Template.DefaultSecurityGroup],
        };
    }

    [GeneratedRegex(@"^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}\z")]
    private static partial Regex MacFormat();
}
