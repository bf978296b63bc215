namespace SdrsMock.Inventory.Fixtures;

/// <summary>VPCs and subnets: the one that is protected, strangers, and candidates for drills.</summary>
internal static class NetworkFixtures
{
    private const string Private = "172.16.0.0/12";
    private const string First = "172.16.0.0/16";
    private const string Second = "172.17.0.0/16";

    public static readonly Fixture[] All =
    [
        Vpc("vpc", "Where the plain servers are.", [], Private),
        Subnet("subnet", "The network id of the subnet of the plain servers.", [], "vpc", First),
        Subnet("subnet_second", "Another subnet of the same VPC.", ["PI-ADDNIC-03", "SVC-05"], "vpc", Second),

        Vpc("vpc_other", "Another VPC.", ["PI-CREATE-04", "PI-BCREATE-04"], "10.0.0.0/8"),
        Subnet("subnet_other", "A subnet of vpc_other.", ["PI-CREATE-25", "PI-ADDNIC-03"], "vpc_other", "10.1.0.0/16"),

        Vpc("vpc_drill", "Free for a drill: has the CIDR of vpc and of each of its subnets.",
            ["DR-CREATE-03", "DR-CREATE-09"], Private, First, Second),
        Vpc("vpc_drill_b", "Another VPC that is free for a drill.", ["DR-CREATE-09"], Private, First, Second),
        Vpc("vpc_drill_conflict", "Fits for a drill, but a server there has the addresses of the plain servers.",
            ["DR-CREATE-03"], Private, First, Second),
        Vpc("vpc_other_cidr", "Its subnets have other CIDRs than those of vpc.", ["DR-CREATE-03"],
            "192.168.0.0/16", "192.168.0.0/24"),
        Vpc("vpc_without_subnets", "Has no subnet; unfit for a drill, and as a group's VPC it leaves a drill none to copy.",
            ["DR-CREATE-03"], Private),
    ];

    private static Fixture Vpc(string name, string sentence, string[] @for, string cidr, params string[] subnets) =>
        new(name, sentence, @for, builder =>
        {
            var id = builder.Id("vpcs", name);
            builder.Vpcs.Add(new() { Id = id, Name = builder.Names.Shared("vpc", name), Cidr = cidr });
            foreach (var subnet in subnets)
            {
                AddSubnet(builder, $"{name}/{subnet}", name, subnet);
            }

            return id;
        });

    private static Fixture Subnet(string name, string sentence, string[] @for, string vpc, string cidr) =>
        new(name, sentence, @for, builder => AddSubnet(builder, name, vpc, cidr));

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
