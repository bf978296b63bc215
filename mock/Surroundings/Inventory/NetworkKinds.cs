using System.Text.Json.Nodes;

namespace SdrsMock.Surroundings.Inventory;

/// <summary><c>vpcs</c>.</summary>
internal sealed class VpcKind() : InventoryKind<Vpc>("vpcs", SurroundingsJson.Default.Vpc, it => it.Vpcs)
{
    /// <summary>What is wrong with a CIDR that is none.</summary>
    public const string CidrForm = "must be an IPv4 network such as 192.168.0.0/24";

    protected override Vpc Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids)
    {
        var id = ids.Next(Name);
        return new() { Id = id, Name = ids.Names.Shared("vpc", id), Cidr = "192.168.0.0/16" };
    }

    protected override void Check(Vpc item, ProjectSurroundings surroundings)
    {
        References.CheckName(item.Name);
        InventoryRefusal.Unless(Cidr.TryParse(item.Cidr, out var cidr), "cidr", CidrForm);
        foreach (var subnet in surroundings.SubnetsOf(item.Id).Select(id => surroundings.Subnets[id]!))
        {
            InventoryRefusal.Unless(cidr.Contains(Cidr.Parse(subnet.Cidr)), "cidr", $"must hold its subnet {subnet.Cidr}");
        }
    }

    protected override string? User(Vpc item, ProjectSurroundings surroundings) =>
        surroundings.SubnetsOf(item.Id) is [var subnet, ..] ? $"subnet \"{subnet}\" lies in it"
        : surroundings.Servers.FirstOrDefault(server => server.VpcId == item.Id) is { } server ? $"server \"{server.Id}\" is in it"
        : null;
}

/// <summary><c>subnets</c>.</summary>
internal sealed class SubnetKind() : InventoryKind<Subnet>("subnets", SurroundingsJson.Default.Subnet, it => it.Subnets)
{
    protected override Subnet Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids)
    {
        var id = ids.Next(Name);
        var vpcId = given.Text("vpc_id") ?? surroundings.Default(surroundings.Vpcs, "vpc", "vpc_id");
        surroundings.Vpcs.CheckOn("vpc_id", vpcId, "VPC");
        var cidr = given.Text("cidr") ?? FreeNetwork(surroundings, vpcId);
        return new()
        {
            Id = id,
            Name = ids.Names.Shared("subnet", id),
            VpcId = vpcId,
            Cidr = cidr,
            GatewayIp = Cidr.TryParse(cidr, out var network) ? network.First.ToString() : "",
        };
    }

    protected override void Check(Subnet item, ProjectSurroundings surroundings)
    {
        References.CheckName(item.Name);
        surroundings.Vpcs.CheckOn("vpc_id", item.VpcId, "VPC");
        InventoryRefusal.Unless(Cidr.TryParse(item.Cidr, out var cidr), "cidr", VpcKind.CidrForm);
        var vpc = surroundings.Vpcs[item.VpcId]!;
        InventoryRefusal.Unless(Cidr.Parse(vpc.Cidr).Contains(cidr), "cidr", $"must lie within that of its VPC, {vpc.Cidr}");
        InventoryRefusal.Unless(
            Ipv4.TryParse(item.GatewayIp, out var gateway) && cidr.IsForHosts(gateway),
            "gateway_ip",
            $"must be an address in {item.Cidr}");
        if (item.AvailabilityZone is { } zone)
        {
            surroundings.CheckZone("availability_zone", zone);
        }

        CheckNeighbours(item, cidr, surroundings);
        if (surroundings.Subnets[item.Id] is { } before && (before.Cidr != item.Cidr || before.VpcId != item.VpcId))
        {
            InventoryRefusal.Unless(
                User(before, surroundings) is null, "cidr", "and vpc_id must stay while servers have addresses in it");
        }
    }

    /// <summary>A new network brings its own gateway along.</summary>
    protected override JsonObject Fill(JsonObject given, Subnet? before, ProjectSurroundings surroundings, FreshIds ids)
    {
        if (before is not null && given["gateway_ip"] is null && Cidr.TryParse(given.Text("cidr") ?? "", out var network))
        {
            given["gateway_ip"] = $"{network.First}";
        }

        return given;
    }

    protected override string? User(Subnet item, ProjectSurroundings surroundings) =>
        surroundings.Servers.FirstOrDefault(server => server.Nics.Any(nic => nic.SubnetId == item.Id)) is { } server
            ? $"server \"{server.Id}\" has an address in it"
        : surroundings.Ports.FirstOrDefault(port => port.SubnetId == item.Id) is { } port ? $"port \"{port.Id}\" has an address in it"
        : null;

    private static void CheckNeighbours(Subnet item, Cidr cidr, ProjectSurroundings surroundings)
    {
        foreach (var other in surroundings.Subnets.Where(other => other.VpcId == item.VpcId && other.Id != item.Id))
        {
            var network = Cidr.Parse(other.Cidr);
            InventoryRefusal.Unless(
                !network.Contains(cidr) && !cidr.Contains(network),
                "cidr",
                $"overlaps that of subnet \"{other.Id}\", {other.Cidr}");
        }
    }

    /// <summary>The first network of 256 addresses, or what fits, that overlaps no other subnet of the VPC.</summary>
    private static string FreeNetwork(ProjectSurroundings surroundings, string vpcId)
    {
        var vpc = Cidr.Parse(surroundings.Vpcs[vpcId]!.Cidr);
        var others = surroundings.SubnetsOf(vpcId).Select(id => Cidr.Parse(surroundings.Subnets[id]!.Cidr)).ToList();
        var candidate = new Cidr(vpc.Network, Math.Max(vpc.Prefix, 24));
        while (vpc.Contains(candidate))
        {
            var inTheWay = others.Find(other => other.Contains(candidate) || candidate.Contains(other));
            if (inTheWay == default)
            {
                return candidate.ToString();
            }

            candidate = candidate.After(inTheWay);
        }

        throw InventoryRefusal.Invalid("cidr", $"is needed, for {vpc} is full");
    }
}
