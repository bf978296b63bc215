using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>vpcs</c>.</summary>
internal sealed class VpcCollection() : InventoryCollection<Vpc>("vpcs", InventoryJsonContext.Default.Vpc, it => it.Vpcs)
{
    /// <summary>The problem with a text that is not a CIDR.</summary>
    public const string CidrForm = "must be an IPv4 network such as 192.168.0.0/24";

    protected override Vpc Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids)
    {
        var id = ids.Next(Name);
        return new() { Id = id, Name = ids.Names.Shared("vpc", id), Cidr = "192.168.0.0/16" };
    }

    protected override void Validate(Vpc item, ProjectInventory inventory)
    {
        ReferenceChecks.CheckName(item.Name);
        InventoryException.ThrowUnless(Cidr.TryParse(item.Cidr, out var cidr), "cidr", CidrForm);
        foreach (var subnet in inventory.GetSubnets(item.Id).Select(id => inventory.Subnets.Get(id)))
        {
            InventoryException.ThrowUnless(cidr.Contains(Cidr.Parse(subnet.Cidr)), "cidr", $"must hold its subnet {subnet.Cidr}");
        }
    }

    protected override string? FindUser(Vpc item, ProjectInventory inventory)
    {
        if (inventory.GetSubnets(item.Id) is [var subnet, ..])
        {
            return $"subnet \"{subnet}\" lies in it";
        }

        return inventory.Servers.FirstOrDefault(server => server.VpcId == item.Id) is { } server
            ? $"server \"{server.Id}\" is in it"
            : null;
    }
}
