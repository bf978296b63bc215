namespace SdrsMock.Inventory.Fixtures;

/// <summary>Fixtures for VPCs and subnets: the plain VPC, other VPCs, and VPCs for drills.</summary>
internal static class NetworkFixtures
{
    private const string Private = "172.16.0.0/12";
    private const string First = "172.16.0.0/16";
    private const string Second = "172.17.0.0/16";

    public static readonly Fixture[] All =
    [
        Vpc("vpc", "The VPC of the plain servers.", [], Private),
        Subnet("subnet", "The network id of the subnet of the plain servers.", [], "vpc", First),
        Subnet("subnet_second", "Another subnet of the same VPC.", ["PI-ADDNIC-03", "SVC-05"], "vpc", Second),

        Vpc("vpc_other", "Another VPC.", ["PI-CREATE-04", "PI-BCREATE-04"], "10.0.0.0/8"),
        Subnet("subnet_other", "A subnet of vpc_other.", ["PI-CREATE-25", "PI-ADDNIC-03"], "vpc_other", "10.1.0.0/16"),

        Vpc("vpc_drill", "Free for a drill: has the CIDR of vpc and of each of its subnets.",
            ["DR-CREATE-03", "DR-CREATE-09"], Private, First, Second),
        Vpc("vpc_drill_b", "Another VPC that is free for a drill.", ["DR-CREATE-09"], Private, First, Second),
        Vpc("vpc_drill_conflict", "Suitable for a drill, except that a server in it has the addresses of the plain servers.",
            ["DR-CREATE-03"], Private, First, Second),
        Vpc("vpc_other_cidr", "Its subnets have other CIDRs than those of vpc.", ["DR-CREATE-03"],
            "192.168.0.0/16", "192.168.0.0/24"),
        Vpc("vpc_without_subnets", "Has no subnet; unsuitable as a drill VPC, and as a group VPC it has no subnet that a drill can copy.",
            ["DR-CREATE-03"], Private),
    ];

    private static Fixture Vpc(string name, string description, string[] @for, string cidr, params string[] subnets) =>
        new(name, description, @for, builder =>
        {
            var id = builder.Id("vpcs", name);
            builder.Vpcs.Add(new() { Id = id, Name = builder.Names.Shared("vpc", name), Cidr = cidr });
            foreach (var subnet in subnets)
            {
                AddSubnet(builder, $"{name}/{subnet}", name, subnet);
            }

            return id;
        });

    private static Fixture Subnet(string name, string description, string[] @for, string vpc, string cidr) =>
        new(name, description, @for, builder => AddSubnet(builder, name, vpc, cidr));

    private static string AddSubnet(TemplateBuilder builder, string name, string vpc, string cidr)
    {
        var id = builder.Id("subnets", name);
        builder.Subnets.Add(new()
        {
            Id = id,
            Name = builder.Names.Shared("subnet", name),
            VpcId = builder.Id("vpcs", vpc),
            Cidr = cidr,
            GatewayIp = Cidr.Parse(cidr).First.ToString(),
        });
        return id;
    }
}
