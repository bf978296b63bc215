using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>networks</c>: networks outside any VPC.</summary>
internal sealed class DetachedNetworkCollection() : InventoryCollection<Network>(
    "networks", InventoryJsonContext.Default.Network, it => it.Networks)
{
    protected override Network Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids)
    {
        var id = ids.Next(Name);
        return new() { Id = id, Name = ids.Names.Shared("network", id) };
    }

    protected override void Validate(Network item, ProjectInventory inventory)
    {
        ReferenceChecks.CheckName(item.Name);
        InventoryException.ThrowUnless(inventory.Subnets[item.Id] is null, "id", "is that of a subnet");
        var cidr = default(Cidr);
        InventoryException.ThrowUnless(item.Cidr is null || Cidr.TryParse(item.Cidr, out cidr), "cidr", VpcCollection.CidrForm);
        InventoryException.ThrowUnless(
            item.GatewayIp is null
                || (item.Cidr is not null && Ipv4.TryParse(item.GatewayIp, out var gateway) && cidr.IsUsableForHosts(gateway)),
            "gateway_ip",
            $"must be an address in {item.Cidr}");
    }
}
