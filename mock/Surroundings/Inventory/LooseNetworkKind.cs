using System.Text.Json.Nodes;

namespace SdrsMock.Surroundings.Inventory;

/// <summary><c>networks</c>: those that lie in no VPC.</summary>
internal sealed class LooseNetworkKind() : InventoryKind<Network>("networks", SurroundingsJson.Default.Network, it => it.Networks)
{
    protected override Network Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids)
    {
        var id = ids.Next(Name);
        return new() { Id = id, Name = ids.Names.Shared("network", id) };
    }

    protected override void Check(Network item, ProjectSurroundings surroundings)
    {
        References.CheckName(item.Name);
        InventoryRefusal.Unless(surroundings.Subnets[item.Id] is null, "id", "is that of a subnet");
        var cidr = default(Cidr);
        InventoryRefusal.Unless(item.Cidr is null || Cidr.TryParse(item.Cidr, out cidr), "cidr", VpcKind.CidrForm);
        InventoryRefusal.Unless(
            item.GatewayIp is null || (item.Cidr is not null && Ipv4.TryParse(item.GatewayIp, out var gateway) && cidr.IsForHosts(gateway)),
            "gateway_ip",
            $"must be an address in {item.Cidr}");
    }
}
