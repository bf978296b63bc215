using Shouldly;
using Xunit;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>The Nova API of ECS: the same servers in OpenStack's format.</summary>
public sealed class NovaServerTests
{
    private const string Servers = "/v2.1/{project_id}/servers";

    private readonly MockHarness _mock = new();

    [Fact]
    public void A_server_is_created_in_a_network_and_becomes_ACTIVE()
    {
        var response = _mock.Call(
            "POST", Servers,
            "{'server':{'name':'new','imageRef':'{image}','flavorRef':'{flavor}','networks':[{'uuid':'{subnet}'}]," +
                "'security_groups':[{'name':'default'}],'min_count':1,'max_count':1}}");

        response.Status.ShouldBe(202);
        var id = response.Json.GetProperty("server").Text("id")!;
        Status(id).ShouldBe("BUILD");
        _mock.Wait();
        Status(id).ShouldBe("ACTIVE");
        var server = _mock.Project.Inventory.Servers[id]!;
        (server.VpcId, server.PrimaryNic!.SubnetId).ShouldBe((_mock["vpc"], _mock["subnet"]));
    }

    [Fact]
    public void A_server_can_use_an_existing_port()
    {
        var port = _mock.CallSuccessfully(
            "POST", "/v2.0/ports", "{'port':{'network_id':'{subnet}','fixed_ips':[{'ip_address':'{free_ip}'}]}}")
            .GetProperty("port")
            .Text("id")!;

        var id = _mock.CallSuccessfully(
            "POST", Servers,
            $"{{'server':{{'name':'new','imageRef':'{{image}}','flavorRef':'{{flavor}}','networks':[{{'port':'{port}'}}]}}}}")
            .GetProperty("server")
            .Text("id")!;

        var nic = _mock.Project.Inventory.Servers[id]!.PrimaryNic!;
        (nic.Id, nic.IpAddress).ShouldBe((port, _mock["free_ip"]));
        var shown = _mock.CallSuccessfully("GET", $"/v2.0/ports/{port}").GetProperty("port");
        (shown.Text("device_id"), shown.Text("status")).ShouldBe((id, "ACTIVE"));
    }

    [Fact]
    public void A_server_has_at_most_12_NICs()
    {
        _mock.Call("POST", Servers, With(12)).Status.ShouldBe(202);

        _mock.Call("POST", Servers, With(13)).Json
            .GetProperty("badRequest")
            .Text("message")
            .ShouldBe("server.networks must hold at most 12.");

        static string With(int networks) =>
            $"{{'server':{{'name':'new','imageRef':'{{image}}','flavorRef':'{{flavor}}'," +
                $"'networks':[{string.Join(',', Enumerable.Repeat("{'uuid':'{subnet}'}", networks))}]}}}}";
    }

    [Theory]
    [InlineData("os-start", "ACTIVE")]
    [InlineData("reboot", "ACTIVE")]
    public void An_action_is_accepted_without_a_body_and_takes_effect_later(string action, string status)
    {
        var response = _mock.Call("POST", $"{Servers}/{{server_a}}/action", $"{{'{action}':null}}");

        (response.Status, response.Text).ShouldBe((202, ""));
        Status(_mock["server_a"]).ShouldBe("SHUTOFF");
        _mock.Wait();
        Status(_mock["server_a"]).ShouldBe(status);
    }

    [Fact]
    public void A_stopped_server_cannot_be_stopped()
    {
        var response = _mock.Call("POST", $"{Servers}/{{server_a}}/action", "{'os-stop':null}");

        response.Status.ShouldBe(409);
        response.Json.GetProperty("conflictingRequest").Int("code").ShouldBe(409);
    }

    [Fact]
    public void Deleting_returns_204_and_the_server_disappears_later()
    {
        _mock.Call("DELETE", $"{Servers}/{{server_a}}").Status.ShouldBe(204);
        Status(_mock["server_a"]).ShouldBe("SHUTOFF");
        _mock.Wait();

        _mock.Call("GET", $"{Servers}/{{server_a}}").Json.GetProperty("itemNotFound").Int("code").ShouldBe(404);
    }

    [Fact]
    public void A_disk_is_attached_at_the_device_of_the_response()
    {
        var told = _mock.CallSuccessfully(
            "POST", $"{Servers}/{{server_a}}/os-volume_attachments", "{'volumeAttachment':{'volumeId':'{volume_a}'}}")
            .GetProperty("volumeAttachment")
            .Text("device");
        _mock.Wait();

        _mock.CallSuccessfully("GET", $"{Servers}/{{server_a}}/os-volume_attachments/{{volume_a}}")
            .GetProperty("volumeAttachment")
            .Text("device")
            .ShouldBe(told);
        _mock.Call("DELETE", $"{Servers}/{{server_a}}/os-volume_attachments/{{volume_a}}").Status.ShouldBe(202);
        _mock.Wait();
        _mock.Volume(_mock["volume_a"]).Text("status").ShouldBe("available");
    }

    [Fact]
    public void Both_APIs_show_the_same_servers()
    {
        var here = _mock.CallSuccessfully("GET", $"{Servers}/detail").GetProperty("servers").Ids();

        here.ShouldBe(_mock.CallSuccessfully("GET", "/v1/{project_id}/cloudservers/detail?limit=1000").GetProperty("servers").Ids());
        _mock.CallSuccessfully("GET", $"{Servers}/detail?limit=2&marker={here[3]}").GetProperty("servers").Ids().ShouldBe(here.Slice(4, 2));
        _mock.CallSuccessfully("GET", $"{Servers}?marker={here[^1]}").GetProperty("servers").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Flavors_zones_and_images_are_found_by_name_and_id()
    {
        _mock.CallSuccessfully("GET", "/v2.1/{project_id}/flavors/{flavor}").GetProperty("flavor").Int("vcpus").ShouldBe(2);
        _mock.CallSuccessfully("GET", "/v2.1/{project_id}/flavors/detail")
            .GetProperty("flavors")
            .Ids()
            .ShouldContain(_mock["flavor_other"]);
        _mock.CallSuccessfully("GET", "/v2.1/{project_id}/os-availability-zone")
            .GetProperty("availabilityZoneInfo")[0]
            .Text("zoneName")
            .ShouldBe(_mock["source_az"]);
        _mock.CallSuccessfully("GET", "/v2/images?name=Debian%2012%20server%2064bit").GetProperty("images").GetArrayLength().ShouldBe(1);
        _mock.CallSuccessfully("GET", "/v2/cloudimages?__imagetype=gold&__os_type=Windows")
            .GetProperty("images")[0]
            .Text("id")
            .ShouldBe(_mock["image_windows"]);
        _mock.CallSuccessfully("GET", "/v2/images/{image}").Text("status").ShouldBe("active");
        _mock.CallSuccessfully("GET", "/v2/images?owner=unknown").GetProperty("images").GetArrayLength().ShouldBe(0);
    }

    private string? Status(string id) => _mock.CallSuccessfully("GET", $"{Servers}/{id}").GetProperty("server").Text("status");
}
