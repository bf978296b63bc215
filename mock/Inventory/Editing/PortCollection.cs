using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>ports</c>: ports that belong to no server.</summary>
internal sealed class PortCollection() : InventoryCollection<Port>("ports", InventoryJsonContext.Default.Port, it => it.Ports)
{
    protected override Port Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids)
    {
        var id = ids.Next(Name);
        var subnet = members.Text("subnet_id") ?? inventory.Default(inventory.Subnets, "subnet", "subnet_id");
        inventory.Subnets.CheckOn("subnet_id", subnet, "subnet");
        return new()
        {
            Id = id,
            SubnetId = subnet,
            IpAddress = members.Text("ip_address") ?? inventory.FindFreeAddress(subnet)
                ?? throw InventoryException.Invalid("ip_address", $"finds no free address in subnet \"{subnet}\""),
            MacAddress = ids.Mac(id),
            SecurityGroups = [inventory.Template.DefaultSecurityGroup],
        };
    }

    protected override void Validate(Port item, ProjectInventory inventory)
    {
        inventory.Subnets.CheckOn("subnet_id", item.SubnetId, "subnet");
        InventoryException.ThrowUnless(
            inventory.IsAddressOf(item.SubnetId, item.IpAddress),
            "ip_address",
            $"must be an address in {inventory.Subnets.Get(item.SubnetId).Cidr}");
        InventoryException.ThrowUnless(
            inventory.Ports[item.Id] is { } before && before.SubnetId == item.SubnetId && before.IpAddress == item.IpAddress
                || !inventory.IsAddressTaken(item.SubnetId, item.IpAddress),
            "ip_address",
            $"is taken: {item.IpAddress}");
        for (var index = 0; index < item.SecurityGroups.Length; index++)
        {
            inventory.SecurityGroups.CheckOn($"security_groups[{index}]", item.SecurityGroups[index], "security group");
        }
    }
}
