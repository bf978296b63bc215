namespace SdrsMock.Inventory.Fixtures;

/// <summary>Fixtures for addresses, interfaces and ids that are not inventory items.</summary>
internal static class AddressFixtures
{
    public static readonly Fixture[] All =
    [
        new("free_ip", "A free address of subnet.", ["PI-CREATE-26", "PI-ADDNIC-05"], builder =>
            builder.Address(builder.Id("subnets", "subnet"), "free_ip")),
        new("free_ip_b", "Another free address of subnet.", ["PI-ADDNIC-05"], builder =>
            builder.Address(builder.Id("subnets", "subnet"), "free_ip_b")),
        new("used_ip", "An address of subnet that server_c has.", ["PI-CREATE-28", "PI-ADDNIC-06"], builder =>
            Primary(builder, "server_c").IpAddress),
        new("ip_outside_subnet", "An address outside subnet, in subnet_other.", ["PI-CREATE-27", "PI-ADDNIC-05"], builder =>
            builder.Address(builder.Id("subnets", "subnet_other"), "ip_outside_subnet")),
        new("nic_primary", "The port id of the primary interface of server_two_nics.", ["PI-DELNIC-03"], builder =>
            Primary(builder, "server_two_nics").Id),
        new("nic_second", "The port id of the other interface of server_two_nics.", ["PI-DELNIC-01"], builder =>
            builder.Servers[builder.Id("servers", "server_two_nics")].Nics[1].Id),
        new("security_group", "The security group of every interface.", ["PI-ADDNIC-08"],
            builder => builder.SecurityGroup),
        new("unknown_id", "A well-formed id that names nothing.",
            ["PI-CREATE-14", "PI-CREATE-19", "PI-CREATE-35", "RP-CREATE-06", "PG-CREATE-06", "PG-CREATE-07", "DR-CREATE-10"],
            builder => builder.Id("nothing", "unknown_id")),
    ];

    private static Nic Primary(TemplateBuilder builder, string server) => builder.Servers[builder.Id("servers", server)].PrimaryNic!;
}
