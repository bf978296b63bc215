using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>subnets</c>.</summary>
internal sealed class SubnetCollection() : InventoryCollection<Subnet>("subnets", InventoryJsonContext.Default.Subnet, it => it.Subnets)
{
    protected override Subnet Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids)
    {
        var id = ids.Next(Name);
        var vpcId = members.Text("vpc_id") ?? inventory.Default(inventory.Vpcs, "vpc", "vpc_id");
        inventory.Vpcs.CheckOn("vpc_id", vpcId, "VPC");
        var cidr = members.Text("cidr") ?? FreeNetwork(inventory, vpcId);
        return new()
        {
            Id = id,
            Name = ids.Names.Shared("subnet", id),
            VpcId = vpcId,
            Cidr = cidr,
            GatewayIp = Cidr.TryParse(cidr, out var network) ? network.First.ToString() : "",
        };
    }

    protected override void Validate(Subnet item, ProjectInventory inventory)
    {
        ReferenceChecks.CheckName(item.Name);
        inventory.Vpcs.CheckOn("vpc_id", item.VpcId, "VPC");
        InventoryException.ThrowUnless(Cidr.TryParse(item.Cidr, out var cidr), "cidr", VpcCollection.CidrForm);
        var vpc = inventory.Vpcs.Get(item.VpcId);
        InventoryException.ThrowUnless(Cidr.Parse(vpc.Cidr).Contains(cidr), "cidr", $"must lie within that of its VPC, {vpc.Cidr}");
        InventoryException.ThrowUnless(
            Ipv4.TryParse(item.GatewayIp, out var gateway) && cidr.IsUsableForHosts(gateway),
            "gateway_ip",
            $"must be an address in {item.Cidr}");
        if (item.AvailabilityZone is { } zone)
        {
            inventory.CheckZone("availability_zone", zone);
        }

        CheckOverlap(item, cidr, inventory);
        if (inventory.Subnets[item.Id] is { } before && (before.Cidr != item.Cidr || before.VpcId != item.VpcId))
        {
            InventoryException.ThrowUnless(
                FindUser(before, inventory) is null, "cidr", "and vpc_id must stay while servers have addresses in it");
        }
    }

    /// <summary>A changed CIDR changes the gateway too, unless the body has one.</summary>
    protected override JsonObject Fill(JsonObject members, Subnet? before, ProjectInventory inventory, SeededIdGenerator ids)
    {
        if (before is not null && members["gateway_ip"] is null && Cidr.TryParse(members.Text("cidr") ?? "", out var network))
        {
            members["gateway_ip"] = $"{network.First}";
        }

        return members;
    }

    protected override string? FindUser(Subnet item, ProjectInventory inventory)
    {
        if (inventory.Servers.FirstOrDefault(server => server.Nics.Any(nic => nic.SubnetId == item.Id)) is { } server)
        {
            return $"server \"{server.Id}\" has an address in it";
        }

        return inventory.Ports.FirstOrDefault(port => port.SubnetId == item.Id) is { } port
            ? $"port \"{port.Id}\" has an address in it"
            : null;
    }

    private static void CheckOverlap(Subnet item, Cidr cidr, ProjectInventory inventory)
    {
        foreach (var other in inventory.Subnets.Where(other => other.VpcId == item.VpcId && other.Id != item.Id))
        {
            var network = Cidr.Parse(other.Cidr);
            InventoryException.ThrowUnless(
                !network.Contains(cidr) && !cidr.Contains(network),
                "cidr",
                $"overlaps that of subnet \"{other.Id}\", {other.Cidr}");
        }
    }

    /// <summary>The first free network of 256 addresses in the VPC, or of the VPC's size if it is smaller.</summary>
    private static string FreeNetwork(ProjectInventory inventory, string vpcId)
    {
        var vpc = Cidr.Parse(inventory.Vpcs.Get(vpcId).Cidr);
        var others = inventory.GetSubnets(vpcId).Select(id => Cidr.Parse(inventory.Subnets.Get(id).Cidr)).ToList();
        var candidate = new Cidr(vpc.Network, Math.Max(vpc.Prefix, 24));
        while (vpc.Contains(candidate))
        {
            var overlapping = others.Find(other => other.Contains(candidate) || candidate.Contains(other));
            if (overlapping == default)
            {
                return candidate.ToString();
            }

            candidate = candidate.After(overlapping);
        }

        throw InventoryException.Invalid("cidr", $"is needed, for {vpc} is full");
    }
}
