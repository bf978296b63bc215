using Microsoft.Data.Sqlite;
using Npgsql;
using SdrsMock.Tests.CompanionServices;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary>
/// New servers get addresses that are drawn from the seed. A state of an earlier format keeps assigning the lowest free one, so that
/// its commands give the same addresses again.
/// </summary>
public sealed class AddressAssignmentTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public void The_address_of_a_new_server_follows_from_the_seed()
    {
        static string First(long seed) => AddressInNewNetwork(new MockHarness(options => options.Seed = seed));

        var addresses = Enumerable.Range(1, 20).Select(seed => First(seed)).ToList();

        addresses.ShouldAllBe(address => address.StartsWith("10.7.1.", StringComparison.Ordinal));
        addresses.Distinct().Count().ShouldBeGreaterThan(15);
        First(7).ShouldBe(addresses[6]);
    }

    [Fact]
    public void Drawn_addresses_leave_the_fixtures_free()
    {
        var mock = new MockHarness();

        mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers", CompanionServiceCalls.ServerBody(",'count':100"));
        mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers", CompanionServiceCalls.ServerBody(",'count':90"));

        mock.Project.Inventory.IsAddressTaken(mock["subnet"], mock["free_ip"]).ShouldBeFalse();
        mock.Project.Inventory.IsAddressTaken(mock["subnet"], mock["free_ip_b"]).ShouldBeFalse();
    }

    [Fact]
    public void A_full_subnet_has_no_address_for_a_new_server()
    {
        var mock = new MockHarness();
        var subnet = AddNetwork(mock, "10.7.1.0/29");
        // Six host addresses, one of them the gateway's.
        Enumerable.Range(0, 5).Select(_ => AddressOf(mock, AddServer(mock, subnet))).ShouldBeUnique();

        var rejected = mock.Call("POST", "/v1/{project_id}/cloudservers", CompanionServiceCalls.ServerBody()
            .Replace("{subnet}", subnet.Id, StringComparison.Ordinal).Replace("{vpc}", subnet.Vpc, StringComparison.Ordinal));

        rejected.Status.ShouldBe(400);
        rejected.Text.ShouldContain("no free address");
    }

    [Fact]
    public void A_file_of_the_second_format_keeps_assigning_the_lowest_address()
    {
        using var keeping = new StateFileHarness();
        keeping.Start();
        keeping.Stop();
        Downgrade(keeping.File);

        var mock = keeping.Start();
        var server = AddServer(mock, AddNetwork(mock, "10.7.1.0/24"));

        AddressOf(mock, server).ShouldBe("10.7.1.2");
        AddressOf(keeping.Again(), server).ShouldBe("10.7.1.2");
        keeping.Stop();
        AddressInNewNetwork(keeping.Start(), "10.8.1.0/24").ShouldBe("10.8.1.2");
    }

    [Fact]
    public void A_new_file_gives_drawn_addresses_again_after_a_kill()
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        var server = AddServer(mock, AddNetwork(mock, "10.7.1.0/24"));
        var address = AddressOf(mock, server);

        address.ShouldNotBe("10.7.1.2");
        AddressOf(keeping.Again(), server).ShouldBe(address);
    }

    [Fact]
    public void A_database_of_the_first_format_keeps_assigning_the_lowest_address()
    {
        var state = postgres.NewDatabase();
        new MockHarness(options => options.State = state).Engine.Dispose();
        using (var source = NpgsqlDataSource.Create(Connection(state)))
        {
            source.CreateCommand("""
                delete from sdrs_mock.origin where option = 'addresses';
                update sdrs_mock.origin set value = '1' where option = 'format'
                """).ExecuteNonQuery();
        }

        for (var start = 1; start <= 2; start++)
        {
            var mock = new MockHarness(options => options.State = state);
            AddressInNewNetwork(mock).ShouldBe("10.7.1.2");
            mock.Engine.Dispose();
        }
    }

    private static string AddressInNewNetwork(MockHarness mock, string cidr = "10.7.1.0/24") =>
        AddressOf(mock, AddServer(mock, AddNetwork(mock, cidr)));

    private static (string Vpc, string Id) AddNetwork(MockHarness mock, string cidr)
    {
        var vpc = mock.CallSuccessfully("POST", "/v1/{project_id}/vpcs", $"{{'vpc':{{'name':'new','cidr':'{cidr}'}}}}")
            .GetProperty("vpc").GetProperty("id").GetString()!;
        var subnet = mock.CallSuccessfully(
            "POST", "/v1/{project_id}/subnets",
            $"{{'subnet':{{'name':'new','cidr':'{cidr}','gateway_ip':'{cidr.Split('/')[0][..^1]}1','vpc_id':'{vpc}'}}}}");
        return (vpc, subnet.GetProperty("subnet").GetProperty("id").GetString()!);
    }

    private static string AddServer(MockHarness mock, (string Vpc, string Id) subnet) => mock.CallSuccessfully(
        "POST", "/v1/{project_id}/cloudservers", CompanionServiceCalls.ServerBody()
            .Replace("{subnet}", subnet.Id, StringComparison.Ordinal).Replace("{vpc}", subnet.Vpc, StringComparison.Ordinal))
        .GetProperty("serverIds")[0].GetString()!;

    private static string AddressOf(MockHarness mock, string server) => mock.Project.Inventory.Servers[server]!.PrimaryNic!.IpAddress;

    // What a mock of format 2 wrote: the same tables without the setting.
    private static void Downgrade(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "delete from origin where option = 'addresses'; pragma user_version = 2";
        command.ExecuteNonQuery();
    }

    private static string Connection(string state)
    {
        var uri = new Uri(state);
        var user = uri.UserInfo.Split(':');
        return $"Host={uri.Host};Port={uri.Port};Database={uri.AbsolutePath[1..]};Username={user[0]}"
            + (user.Length > 1 ? $";Password={Uri.UnescapeDataString(user[1])}" : "");
    }
}
