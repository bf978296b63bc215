using SdrsMock.Inventory;
using SdrsMock.Tests.Operations.ProtectionGroups;
using Shouldly;
using Xunit;
using static SdrsMock.Tests.CompanionServices.CompanionServiceCalls;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>ECS's own spelling: servers come, run, stop, change and go, and SDRS sees them do so.</summary>
public sealed class EcsServerTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void A_server_is_in_BUILD_until_its_job_is_done()
    {
        var accepted = _mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers", ServerBody());
        var id = accepted.GetProperty("serverIds")[0].GetString()!;

        _mock.Server(id).Text("status").ShouldBe("BUILD");
        _mock.Server(id).Text("OS-EXT-STS:task_state").ShouldBe("spawning");
        _mock.Get($"/jobs/{accepted.Text("job_id")}").Json.Text("status").ShouldBe("INIT");

        var job = _mock.JobOf(accepted);
        job.Text("status").ShouldBe("SUCCESS");
        job.GetProperty("entities").GetProperty("sub_jobs")[0].GetProperty("entities").Text("server_id").ShouldBe(id);
        _mock.Server(id).Text("status").ShouldBe("ACTIVE");
        _mock.Server(id).Text("OS-EXT-STS:task_state").ShouldBeNull();
    }

    [Fact]
    public void A_created_server_has_the_requested_properties()
    {
        var id = _mock.AddServer(",'availability_zone':'{target_az}','data_volumes':[{'volumetype':'SSD','size':100}],'key_name':'kp'");
        var server = _mock.Server(id);

        server.Text("OS-EXT-AZ:availability_zone").ShouldBe(_mock["target_az"]);
        server.GetProperty("image").Text("id").ShouldBe(_mock["image"]);
        server.GetProperty("flavor").Text("id").ShouldBe(_mock["flavor"]);
        server.GetProperty("metadata").Text("vpc_id").ShouldBe(_mock["vpc"]);
        server.Text("key_name").ShouldBe("kp");
        var disks = server.GetProperty("os-extended-volumes:volumes_attached");
        disks.EnumerateArray().Select(disk => disk.Text("device")).ShouldBe(["/dev/vda", "/dev/vdb"]);
        var data = _mock.Volume(disks[1].Text("id")!);
        (data.Text("volume_type"), data.Int("size"), data.Text("status")).ShouldBe(("SSD", 100, "in-use"));
        data.GetProperty("attachments")[0].Text("server_id").ShouldBe(id);
    }

    [Fact]
    public void Several_servers_are_created_at_once_with_different_addresses()
    {
        var accepted = _mock.CallSuccessfully("POST", "/v1.1/{project_id}/cloudservers", ServerBody(",'count':3"));

        var ids = accepted.GetProperty("serverIds").EnumerateArray().Select(id => id.GetString()!).ToList();
        ids.Select(id => _mock.Server(id).Text("name")).ShouldBe(["new-0001", "new-0002", "new-0003"]);
        ids.Select(id => _mock.Project.Inventory.Servers[id]!.PrimaryNic!.IpAddress).ShouldBeUnique();
        _mock.JobOf(accepted).GetProperty("entities").Int("sub_jobs_total").ShouldBe(3);
    }

    [Theory]
    [InlineData("nics", "{'subnet_id':'{subnet}'}", 12)]
    [InlineData("data_volumes", "{'volumetype':'SSD','size':10}", 23)]
    public void The_limits_of_NICs_and_data_disks_are_enforced(string member, string item, int most)
    {
        _mock.Call("POST", "/v1/{project_id}/cloudservers", With(most)).Status.ShouldBe(200);

        var rejected = _mock.Call("POST", "/v1/{project_id}/cloudservers", With(most + 1));

        (rejected.Status, rejected.Error!.Code).ShouldBe((400, "Ecs.0005"));
        rejected.Text.ShouldContain($"server.{member} must hold at most {most}.");

        string With(int count)
        {
            var list = $"'{member}':[{string.Join(',', Enumerable.Repeat(item, count))}]";
            return member == "nics"
                ? ServerBody().Replace("'nics':[{'subnet_id':'{subnet}'}]", list, StringComparison.Ordinal)
                : ServerBody($",{list}");
        }
    }

    [Theory]
    [InlineData("action", "{'os-start':{'servers':[SERVERS]}}")]
    [InlineData("delete", "{'servers':[SERVERS]}")]
    public void A_request_acts_on_at_most_1000_servers(string path, string body)
    {
        _mock.Call("POST", $"/v1/{{project_id}}/cloudservers/{path}", On(1001)).Text.ShouldContain("servers must hold at most 1000.");

        _mock.Call("POST", $"/v1/{{project_id}}/cloudservers/{path}", On(1000)).Status.ShouldBe(200);

        string On(int count) => body.Replace(
            "SERVERS", string.Join(',', Enumerable.Repeat("{'id':'{server_a}'}", count)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_security_group_is_assigned_once()
    {
        var id = _mock.AddServer(",'security_groups':[{'id':'{security_group}'},{'id':'default'},{'id':'{security_group}'}]");

        _mock.Project.Inventory.Servers[id]!.PrimaryNic!.SecurityGroups.ShouldBe([_mock["security_group"]]);
    }

    [Fact]
    public void A_dry_run_creates_nothing()
    {
        _mock.AddServer();
        var before = _mock.Engine.GetStateJson(_mock.ProjectId);

        _mock.Call("POST", "/v1/{project_id}/cloudservers", ServerBody().Insert(1, "'dry_run':true,")).Status.ShouldBe(202);

        _mock.Engine.GetStateJson(_mock.ProjectId).ShouldBe(before);
    }

    [Fact]
    public void A_server_stops_when_the_job_ends()
    {
        var id = _mock.AddServer();
        var accepted = _mock.CallSuccessfully(
            "POST", "/v1/{project_id}/cloudservers/action", $"{{'os-stop':{{'type':'SOFT','servers':[{{'id':'{id}'}}]}}}}");

        _mock.Clock.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));
        _mock.Server(id).Text("status").ShouldBe("ACTIVE");
        _mock.Clock.Advance(TimeSpan.FromTicks(1));
        _mock.Server(id).Text("status").ShouldBe("SHUTOFF");
        _mock.JobOf(accepted).Text("job_type").ShouldBe("stopServer");
    }

    [Fact]
    public void A_server_stopped_in_ECS_satisfies_a_planned_failover()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        _mock.SetRunning(_mock.SourceServer(instance));
        _mock.Reverse(group, "target").Error.ShouldNotBeNull();

        _mock.JobOf(
            _mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers/action", "{'os-stop':{'servers':[{'id':'{server_a}'}]}}"));

        _mock.Reverse(group, "target").ShouldSucceed();
    }

    [Fact]
    public void Servers_created_by_SDRS_are_visible_in_ECS()
    {
        var (_, instance) = _mock.AddProtectedGroup();
        var target = _mock.Instance(instance).Text("target_server")!;

        _mock.CallSuccessfully("GET", "/v1/{project_id}/cloudservers/detail?limit=1000").GetProperty("servers").Ids().ShouldContain(target);
        _mock.Server(target).Text("OS-EXT-AZ:availability_zone").ShouldBe(_mock["target_az"]);
    }

    [Theory]
    [InlineData("server_a")]
    [InlineData("target")]
    public void Deleting_a_server_in_ECS_makes_its_instance_invalid(string server)
    {
        var (_, instance) = _mock.AddProtectedGroup();
        var id = server == "target" ? _mock.Instance(instance).Text("target_server")! : _mock[server];

        var accepted = _mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers/delete", $"{{'servers':[{{'id':'{id}'}}]}}");

        _mock.Instance(instance).Text("status").ShouldBe("protected");
        _mock.JobOf(accepted);
        _mock.Instance(instance).Text("status").ShouldBe("invalid");
        _mock.Call("GET", $"/v1/{{project_id}}/cloudservers/{id}").Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("", "available")]
    [InlineData(",'delete_volume':true", null)]
    public void A_deleted_server_loses_its_system_disk_and_optionally_data_disks(string more, string? left)
    {
        var id = _mock.AddServer(",'data_volumes':[{'volumetype':'SSD','size':100}]");
        var disks = _mock.Server(id).GetProperty("os-extended-volumes:volumes_attached").Ids();

        _mock.JobOf(_mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers/delete", $"{{'servers':[{{'id':'{id}'}}]{more}}}"))
            .Text("status")
            .ShouldBe("SUCCESS");

        disks.Select(disk => _mock.Project.Inventory.Volumes[disk]?.Status).ShouldBe([null, left]);
    }

    [Fact]
    public void Only_a_stopped_server_can_be_resized()
    {
        const string Body = "{'resize':{'flavorRef':'{flavor_other}'}}";
        var id = _mock.AddServer();
        _mock.Call("POST", $"/v1/{{project_id}}/cloudservers/{id}/resize", Body).Status.ShouldBe(409);
        _mock.JobOf(
            _mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers/action", $"{{'os-stop':{{'servers':[{{'id':'{id}'}}]}}}}"));

        _mock.JobOf(_mock.CallSuccessfully("POST", $"/v1.1/{{project_id}}/cloudservers/{id}/resize", Body))
            .Text("status")
            .ShouldBe("SUCCESS");

        _mock.Server(id).GetProperty("flavor").Text("id").ShouldBe(_mock["flavor_other"]);
    }

    [Fact]
    public void A_disk_can_be_attached_and_detached()
    {
        var volume = _mock["volume_a"];
        _mock.JobOf(
            _mock.CallSuccessfully(
                "POST", "/v1/{project_id}/cloudservers/{server_a}/attachvolume", "{'volumeAttachment':{'volumeId':'{volume_a}'}}"));

        var device = _mock.CallSuccessfully(
            "GET", $"/v1/{{project_id}}/cloudservers/{{server_a}}/block_device/{volume}")
            .GetProperty("volumeAttachment");
        (device.Text("device"), device.Int("bootIndex")).ShouldBe(("/dev/vdb", -1));
        _mock.Volume(volume).Text("status").ShouldBe("in-use");

        _mock.JobOf(_mock.CallSuccessfully("DELETE", $"/v1/{{project_id}}/cloudservers/{{server_a}}/detachvolume/{volume}"));
        _mock.Volume(volume).Text("status").ShouldBe("available");
        _mock.CallSuccessfully("GET", "/v1/{project_id}/cloudservers/{server_a}/block_device")
            .GetProperty("volumeAttachments")
            .GetArrayLength()
            .ShouldBe(1);
    }

    [Fact]
    public void Two_disks_attached_one_after_another_get_different_devices()
    {
        var first = _mock.CallSuccessfully(
            "POST", "/v1/{project_id}/cloudservers/{server_a}/attachvolume", "{'volumeAttachment':{'volumeId':'{volume_a}'}}");
        var second = _mock.CallSuccessfully(
            "POST", "/v1/{project_id}/cloudservers/{server_a}/attachvolume", "{'volumeAttachment':{'volumeId':'{volume_b}'}}");

        _mock.JobOf(first).Text("status").ShouldBe("SUCCESS");
        _mock.JobOf(second).Text("status").ShouldBe("SUCCESS");
        _mock.Project.Inventory.Servers[_mock["server_a"]]!.Volumes
            .Select(held => held.Device)
            .ShouldBe(["/dev/vda", "/dev/vdb", "/dev/vdc"]);
    }

    [Fact]
    public void A_device_reserved_at_another_server_is_free()
    {
        _mock.CallSuccessfully(
            "POST", "/v1/{project_id}/cloudservers/{server_b}/attachvolume", "{'volumeAttachment':{'volumeId':'{volume_b}'}}");

        _mock.JobOf(
            _mock.CallSuccessfully(
                "POST", "/v1/{project_id}/cloudservers/{server_a}/attachvolume", "{'volumeAttachment':{'volumeId':'{volume_a}'}}"));

        _mock.Project.Inventory.Servers[_mock["server_a"]]!.Attached(_mock["volume_a"])!.Value.Device.ShouldBe("/dev/vdb");
    }

    [Fact]
    public void One_of_two_jobs_for_the_same_disk_fails()
    {
        const string Body = "{'volumeAttachment':{'volumeId':'{volume_a}'}}";
        var first = _mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers/{server_a}/attachvolume", Body);
        var second = _mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers/{server_b}/attachvolume", Body);

        _mock.JobOf(first).Text("status").ShouldBe("SUCCESS");
        var failed = _mock.JobOf(second);
        failed.Text("status").ShouldBe("FAIL");
        failed.Text("fail_reason")!.ShouldContain(_mock["volume_a"]);
        _mock.Project.FailureJobs.ShouldBeEmpty();
    }

    [Fact]
    public void A_list_is_paged_until_a_page_is_empty()
    {
        var pages = Enumerable.Range(1, 100)
            .Select(
                page => _mock
                    .CallSuccessfully("GET", $"/v1/{{project_id}}/cloudservers/detail?limit=10&offset={page}")
                    .GetProperty("servers")
                    .Ids())
            .TakeWhile(page => page.Count > 0)
            .ToList();

        pages.SelectMany(page => page).ShouldBe(_mock.Project.Inventory.Servers.Select(server => server.Id));
        pages.SkipLast(1).ShouldAllBe(page => page.Count == 10);
    }

    [Fact]
    public void A_page_beyond_the_end_is_empty()
    {
        var page = _mock.CallSuccessfully("GET", "/v1/{project_id}/cloudservers/detail?limit=2147483647&offset=2147483647");

        page.GetProperty("servers").GetArrayLength().ShouldBe(0);
        page.Int("count").ShouldBe(_mock.Project.Inventory.Servers.Count);
    }

    [Fact]
    public void A_server_can_be_renamed()
    {
        _mock.CallSuccessfully("PUT", "/v1/{project_id}/cloudservers/{server_a}", "{'server':{'name':'another'}}")
            .GetProperty("server")
            .Text("name")
            .ShouldBe("another");

        _mock.Project.Inventory.Servers[_mock["server_a"]]!.Name.ShouldBe("another");
    }

    [Fact]
    public void Flavors_show_the_zones_where_they_are_sold_out()
    {
        var soldOut = _mock.CallSuccessfully("GET", "/v1/{project_id}/cloudservers/flavors")
            .GetProperty("flavors")
            .EnumerateArray()
            .Single(flavor => flavor.Text("id") == _mock["flavor_sold_out"]);

        soldOut.GetProperty("os_extra_specs").Text("cond:operation:az")!.ShouldContain($"{_mock["target_az"]}(sellout)");
        _mock.Call(
            "POST", "/v1/{project_id}/cloudservers",
            ServerBody(",'availability_zone':'{target_az}'").Replace("{flavor}", "{flavor_sold_out}", StringComparison.Ordinal))
            .Status.ShouldBe(409);
    }

    [Fact]
    public void The_image_determines_the_operating_system_of_a_server()
    {
        var id = _mock.CallSuccessfully(
            "POST", "/v1/{project_id}/cloudservers", ServerBody().Replace("{image}", "{image_windows}", StringComparison.Ordinal))
            .GetProperty("serverIds")[0]
            .GetString()!;

        _mock.Project.Inventory.Servers[id]!.OsType.ShouldBe(OsTypes.Windows);
    }
}
