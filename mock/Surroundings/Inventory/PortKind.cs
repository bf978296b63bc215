using System.Text.Json.Nodes;

namespace SdrsMock.Surroundings.Inventory;

/// <summary><c>ports</c>: those that no server has.</summary>
internal sealed class PortKind() : InventoryKind<Port>("ports", SurroundingsJson.Default.Port, it => it.Ports)
{
    protected override Port Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids)
    {
        var id = ids.Next(Name);
        var subnet = given.Text("subnet_id") ?? surroundings.Default(surroundings.Subnets, "subnet", "subnet_id");
        surroundings.Subnets.CheckOn("subnet_id", subnet, "subnet");
        return new()
        {
            Id = id,
            SubnetId = subnet,
            IpAddress = given.Text("ip_address") ?? surroundings.FreeAddress(subnet)
                ?? throw InventoryRefusal.Invalid("ip_address", $"finds no free address in subnet \"{subnet}\""),
            MacAddress = ids.Mac(id),
            SecurityGroups = [surroundings.Blueprint.DefaultSecurityGroup],
        };
    }

    protected override void Check(Port item, ProjectSurroundings surroundings)
    {
        surroundings.Subnets.CheckOn("subnet_id", item.SubnetId, "subnet");
        InventoryRefusal.Unless(
            surroundings.IsAddressOf(item.SubnetId, item.IpAddress), "ip_address", $"must be an address in {surroundings.Subnets[item.SubnetId]!.Cidr}");
        InventoryRefusal.Unless(
            surroundings.Ports[item.Id] is { } before && before.SubnetId == item.SubnetId && before.IpAddress == item.IpAddress
                || !surroundings.IsAddressTaken(item.SubnetId, item.IpAddress),
            "ip_address",
            $"is taken: {item.IpAddress}");
        for (var index = 0; index < item.SecurityGroups.Length; index++)
        {
            surroundings.SecurityGroups.CheckOn($"security_groups[{index}]", item.SecurityGroups[index], "security group");
        }
    }
}
