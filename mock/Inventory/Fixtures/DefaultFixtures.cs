using static SdrsMock.Inventory.Fixtures.ServerFixtureFactory;

namespace SdrsMock.Inventory.Fixtures;

/// <summary>Servers that satisfy all rules: enough for long scenarios, and for a batch that is too large.</summary>
internal static class DefaultFixtures
{
    private const string Description =
        "A stopped Linux server in source_az and vpc with one system disk of 40 GB on /dev/vda and no key pair.";

    public static readonly Fixture[] All =
    [
        Server("server_a", Description, ["PI-CREATE-03", "PI-CREATE-54"], new()),
        Server("server_b", Description, [], new()),
        Server("server_c", Description, [], new()),
        Server("server_d", Description, [], new()),
        Server("server_e", Description, [], new()),
        Server("server_f", Description, ["PI-BCREATE-12"], new()),
        Server("server_g", Description, [], new()),
        Server("server_h", Description, [], new()),
    ];
}
