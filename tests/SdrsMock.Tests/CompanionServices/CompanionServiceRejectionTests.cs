using System.Text.Json.Nodes;
using CsCheck;
using Shouldly;
using Xunit;
using static SdrsMock.Tests.CompanionServices.CompanionServiceCalls;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>Rejections have the format of the service and change nothing.</summary>
public sealed class CompanionServiceRejectionTests
{
    private static readonly (string Method, string Path)[] s_writes =
    [
        ("POST", "/v1/{project_id}/cloudservers"), ("POST", "/v1/{project_id}/cloudservers/delete"),
        ("POST", "/v1/{project_id}/cloudservers/action"),
        ("PUT", "/v1/{project_id}/cloudservers/{server_a}"), ("POST", "/v1/{project_id}/cloudservers/{server_a}/resize"),
        ("POST", "/v1/{project_id}/cloudservers/{server_a}/attachvolume"), ("POST", "/v2.1/{project_id}/servers"),
        ("POST", "/v2.1/{project_id}/servers/{server_a}/action"), ("POST", "/v2.1/{project_id}/servers/{server_a}/os-volume_attachments"),
        ("DELETE", "/v2.1/{project_id}/servers/{server_b}"), ("POST", "/v2/{project_id}/cloudvolumes"),
        ("POST", "/v3/{project_id}/volumes"),
        ("POST", "/v2/{project_id}/cloudvolumes/{volume_a}/action"), ("DELETE", "/v3/{project_id}/volumes/{volume_a}"),
        ("POST", "/v1/{project_id}/vpcs"), ("DELETE", "/v1/{project_id}/vpcs/{vpc}"), ("POST", "/v1/{project_id}/subnets"),
        ("POST", "/v2.0/ports"), ("POST", "/v2.0/security-groups"), ("POST", "/v2.0/security-group-rules"),
        ("POST", "/v2.0/networks"), ("POST", "/v2.0/subnets"), ("POST", "/v2.0/routers"),
        ("PUT", "/v2.0/routers/{vpc}/add_router_interface"),
    ];

    private static readonly string[] s_members =
    [
        "'name':'a'", "'name':''", "'name':5", "'imageRef':'{image}'", "'imageRef':'x'", "'flavorRef':'{flavor}'", "'flavorRef':'x'",
        "'vpcid':'{vpc}'",
        "'vpcid':'x'", "'nics':[{'subnet_id':'{subnet}'}]", "'nics':[{'subnet_id':'{subnet_other}'}]",
        "'nics':[{'subnet_id':'{subnet}','ip_address':'{used_ip}'}]",
        "'nics':[{'subnet_id':'{subnet}','ip_address':'{free_ip}'}]", "'nics':[5]", "'root_volume':{'volumetype':'SAS'}",
        "'root_volume':{'volumetype':'SAS','size':0}",
        "'data_volumes':[{'volumetype':'SSD','size':10},{'volumetype':'SSD','size':99999}]", "'count':2", "'count':1000",
        "'availability_zone':'{source_az}'",
        "'availability_zone':'nowhere'", "'key_name':'k'", "'networks':[{'uuid':'{subnet}'}]", "'networks':[{'port':'x'}]",
        "'networks':'auto'",
        "'security_groups':[{'id':'x','name':'x'}]", "'size':10", "'size':-1", "'size':'10'", "'volume_type':'SSD'", "'cidr':'10.0.0.0/8'",
        "'cidr':'10.0.0.1/8'",
        "'vpc_id':'{vpc}'", "'gateway_ip':'10.0.0.1'", "'network_id':'{subnet}'", "'network_id':'x'",
        "'fixed_ips':[{'ip_address':'{used_ip}'}]",
        "'security_group_id':'{security_group}'", "'direction':'ingress'", "'direction':'up'", "'port_range_min':70000",
        "'volumeId':'{volume_a}'", "'volumeId':'x'",
        "'new_size':5", "'new_size':500", "'servers':[{'id':'{server_a}'},{'id':'x'}]", "'servers':[{'id':'{server_a}'}]", "'servers':[]",
    ];

    private static readonly string[] s_wrappers =
        [
            "server", "resize", "volume", "vpc", "subnet", "port", "security_group", "security_group_rule", "network", "router",
            "volumeAttachment", "os-extend", "os-start", "os-stop", "reboot", "",
        ];

    private static readonly Gen<(int Write, int Wrapper, int[] Members)> s_call =
        Gen.Select(Gen.Int[0, s_writes.Length - 1], Gen.Int[0, s_wrappers.Length - 1], Gen.Int[0, s_members.Length - 1].Array[0, 9]);

    [Fact]
    public void Every_rejected_request_changes_nothing()
    {
        var (rejected, served) = (0, 0);
        s_call.Array[1, 12].Sample(
            calls =>
            {
                var mock = new MockHarness();
                mock.Server(mock["server_a"]);
                foreach (var (write, wrapper, members) in calls)
                {
                    var before = mock.Engine.GetStateJson(mock.ProjectId);
                    var response = mock.Call(s_writes[write].Method, s_writes[write].Path, Body(s_wrappers[wrapper], members));
                    response.Status.ShouldBeLessThan(500, response.Text);
                    if (response.Status < 400)
                    {
                        Interlocked.Increment(ref served);
                        continue;
                    }

                    Interlocked.Increment(ref rejected);
                    mock.Engine.GetStateJson(mock.ProjectId).ShouldBe(before);
                }
            },
            iter: 60, seed: "0000000000001", threads: 1);

        (rejected > 0 && served > 0).ShouldBeTrue($"{rejected} rejected, {served} served");
    }

    [Theory]
    [InlineData(",'data_volumes':[{'volumetype':'SSD','size':99999}]")]
    [InlineData(",'count':2,'nics':[{'subnet_id':'{subnet}','ip_address':'{free_ip}'}]")]
    [InlineData(",'count':101")]
    [InlineData(",'security_groups':[{'id':'unknown'}]")]
    [InlineData(",'os:scheduler_hints':{'dedicated_host_id':'unknown'}")]
    [InlineData(",'availability_zone':'nowhere'")]
    public void A_failed_server_creation_leaves_nothing(string more)
    {
        var mock = new MockHarness();
        mock.Server(mock["server_a"]);
        var before = mock.Engine.GetStateJson(mock.ProjectId);

        // The parser rejects duplicate members.
        var body = more.Contains("'nics'", StringComparison.Ordinal)
            ? ServerBody(more).Replace("'nics':[{'subnet_id':'{subnet}'}],", "", StringComparison.Ordinal)
            : ServerBody(more);
        var response = mock.Call("POST", "/v1/{project_id}/cloudservers", body);

        response.Status.ShouldBe(400);
        response.Json.GetProperty("error").Text("code").ShouldBe("Ecs.0005");
        mock.Engine.GetStateJson(mock.ProjectId).ShouldBe(before);
    }

    [Fact]
    public void The_port_of_a_rejected_server_is_free()
    {
        var mock = new MockHarness();
        var port = mock.CallSuccessfully("POST", "/v2.0/ports", "{'port':{'network_id':'{subnet}'}}").GetProperty("port").Text("id");
        mock.CallSuccessfully("POST", "/v2.0/ports", "{'port':{'network_id':'{subnet}'}}");
        var before = mock.Engine.GetStateJson(mock.ProjectId);

        mock.Call(
            "POST", "/v2.1/{project_id}/servers",
            $"{{'server':{{'name':'n','imageRef':'{{image}}','flavorRef':'{{flavor}}','availability_zone':'nowhere'," +
                $"'networks':[{{'port':'{port}'}}]}}}}")
            .Status.ShouldBe(400);

        mock.Engine.GetStateJson(mock.ProjectId).ShouldBe(before);
    }

    [Theory]
    [InlineData("DELETE", "", "")]
    [InlineData("POST", "/action", "{'os-extend':{'new_size':1000}}")]
    public void A_rejected_disk_change_leaves_no_job(string method, string path, string body)
    {
        var mock = new MockHarness();
        var domain = (JsonObject)mock.Inventory.Find("domains", mock["domain_id"])!.DeepClone();
        (domain["id"], domain["local_availability_zone"]!["name"]) = ("passing", "passing-zone");
        mock.Inventory.Add("domains", domain);
        mock.Inventory.Change("volumes", mock["volume_a"], new() { ["availability_zone"] = "passing-zone" });
        mock.Inventory.Remove("domains", "passing");
        var before = mock.Engine.GetStateJson(mock.ProjectId);

        mock.Call(method, $"/v2/{{project_id}}/cloudvolumes/{{volume_a}}{path}", body).Status.ShouldBe(400);

        mock.Engine.GetStateJson(mock.ProjectId).ShouldBe(before);
        mock.Call("DELETE", "/v2/{project_id}/cloudvolumes/{volume_b}").ShouldSucceed();
    }

    [Theory]
    [InlineData("/v1/{project_id}/cloudservers", "error")]
    [InlineData("/v2.1/{project_id}/servers", "badRequest")]
    [InlineData("/v2/{project_id}/cloudvolumes", "error")]
    [InlineData("/v3/{project_id}/volumes", "badRequest")]
    [InlineData("/v1/{project_id}/vpcs", "code")]
    [InlineData("/v2.0/ports", "NeutronError")]
    public void A_body_that_is_not_an_object_is_rejected_in_the_service_format(string path, string member)
    {
        var mock = new MockHarness();
        foreach (var body in (string[])["[]", "5", "{", "{} {}"])
        {
            var response = mock.Call("POST", path, body);
            response.Status.ShouldBe(400);
            response.Json.TryGetProperty(member, out _).ShouldBeTrue(response.Text);
        }
    }

    private static string Body(string wrapper, int[] members)
    {
        // A name twice is no JSON for the mock: of several values the first is taken.
        var text = string.Join(',', members.Select(index => s_members[index]).DistinctBy(member => member.Split(':')[0]));
        return wrapper.Length == 0 ? $"{{{text}}}" : $"{{'{wrapper}':{{{text}}}}}";
    }
}
