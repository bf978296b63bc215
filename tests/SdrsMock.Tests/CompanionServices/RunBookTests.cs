using Shouldly;
using Xunit;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>The DR run book from an empty desk to a lost server, with nothing but HTTP calls to the services of the catalog.</summary>
public sealed class RunBookTests
{
    [Fact]
    public async Task A_complete_run_book_works_on_the_mock_alone()
    {
        await using var mock = await SdrsMockServer.StartAsync(
            options => options.Auth = AuthMode.Verify, TestContext.Current.CancellationToken);
        using var book = new RunBook(mock);
        await book.LogIn();

        // what there is to build with
        var image = (await book.Get("image", "/v2/images?__os_type=Linux&limit=1")).GetProperty("images")[0].Text("id");
        var flavor = (await book.Get("ecs", "/cloudservers/flavors")).GetProperty("flavors")[0].Text("id");
        var zone = (await book.Get("compute", "/os-availability-zone")).GetProperty("availabilityZoneInfo")[0].Text("zoneName");
        var domain = (await book.Get("sdrs", "/active-domains")).GetProperty("domains")[0];
        var target = domain.GetProperty("remote_replication_cluster").Text("availability_zone");
        zone.ShouldBe(domain.GetProperty("local_replication_cluster").Text("availability_zone"));

        // a network and a server with a data disk
        var vpc = (
            await book.Post("network", $"/v1/{mock.ProjectId}/vpcs", new { vpc = new { name = "dr", cidr = "10.20.0.0/16" } }))
            .GetProperty("vpc").Text("id");
        var subnet = (await book.Post("vpc", "/subnets", new
        {
            subnet = new { name = "dr-a", vpc_id = vpc, cidr = "10.20.1.0/24", gateway_ip = "10.20.1.1" },
        })).GetProperty("subnet").Text("id");
        var created = await book.Finish("ecs", await book.Post("ecs", "/cloudservers", new
        {
            server = new
            {
                name = "orders-db",
                imageRef = image,
                flavorRef = flavor,
                vpcid = vpc,
                availability_zone = zone,
                nics = (object[])[new { subnet_id = subnet }],
                root_volume = new { volumetype = "SAS", size = 40 },
                data_volumes = (object[])[new { volumetype = "SSD", size = 100 }],
            },
        }));
        var server = created.GetProperty("sub_jobs")[0].GetProperty("entities").Text("server_id")!;
        (await book.Get("ecs", $"/cloudservers/{server}")).GetProperty("server").Text("status").ShouldBe("ACTIVE");

        // protected
        var group = (await book.Finish("sdrs", await book.Post("sdrs", "/server-groups", new
        {
            server_group = new
            {
                name = "orders",
                source_availability_zone = zone,
                target_availability_zone = target,
                domain_id = domain.Text("id"),
                source_vpc_id = vpc,
            },
        }))).Text("server_group_id")!;
        var instance = (await book.Finish("sdrs", await book.Post("sdrs", "/protected-instances", new
        {
            protected_instance = new { server_group_id = group, server_id = server, name = "orders-db" },
        }))).Text("protected_instance_id")!;
        await book.Act(group, "start-server-group");

        // the DR server that SDRS has made is a server like others
        var drServer = (await Instance()).Text("target_server")!;
        (await book.Get("compute", $"/servers/{drServer}")).GetProperty("server").Text("OS-EXT-AZ:availability_zone").ShouldBe(target);

        // A planned failover requires stopped servers; they are stopped in ECS.
        (await book.Try("sdrs", $"/server-groups/{group}/action", Reverse())).Text.ShouldContain("SDRS.");
        await book.Power("os-stop", server);
        await book.Act(group, "reverse-server-group", new { priority_station = "target" });
        await book.Power("os-start", drServer);

        // back home in an emergency, and protected again
        await book.Act(group, "failover-server-group");
        (await Group()).Text("status").ShouldBe("failed-over");
        await book.Power("os-stop", drServer);
        await book.Act(group, "start-server-group");
        (await Group()).Text("status").ShouldBe("protected");
        (await Instance()).Text("status").ShouldBe("protected");

        // The server is deleted in ECS: the instance loses its server.
        await book.Finish(
            "ecs", await book.Post("ecs", "/cloudservers/delete", new { servers = (object[])[new { id = server }], delete_volume = true }));
        (await Instance()).Text("status").ShouldBe("invalid");

        async Task<System.Text.Json.JsonElement> Instance() =>
            (await book.Get("sdrs", $"/protected-instances/{instance}")).GetProperty("protected_instance");

        async Task<System.Text.Json.JsonElement> Group() => (await book.Get("sdrs", $"/server-groups/{group}")).GetProperty("server_group");

        static Dictionary<string, object> Reverse() => new() { ["reverse-server-group"] = new { priority_station = "target" } };
    }
}
