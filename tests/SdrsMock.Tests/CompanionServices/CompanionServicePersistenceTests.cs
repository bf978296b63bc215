using SdrsMock.Tests.Persistence;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>With a state file, changes by companion services survive a restart.</summary>
public sealed class CompanionServicePersistenceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Companion_changes_survive_a_kill_and_a_restart_without_companions(bool companionServices)
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        var server = mock.AddServer();
        mock.CallSuccessfully("POST", "/v2.0/security-groups", "{'security_group':{'name':'web'}}");
        mock.CallSuccessfully("POST", "/v3/{project_id}/volumes", "{'volume':{'size':10}}");
        mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers/action", "{'os-stop':{'servers':[{'id':'" + server + "'}]}}");
        var state = mock.Engine.GetStateJson(mock.ProjectId);

        var again = keeping.Again(options => options.CompanionServices = companionServices);

        again.Engine.GetStateJson(mock.ProjectId).ShouldBe(state);
        state.ShouldContain("\"name\":\"web\"");
        again.Wait();
        again.Project.Inventory.Servers[server]!.Status.ShouldBe("SHUTOFF");
    }

    [Fact]
    public void A_request_that_only_its_host_identifies_is_replayed_correctly()
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        mock.BaseUrl = "http://vpc.cn-north-4.myhuaweicloud.com";
        var vpc = mock.CallSuccessfully("POST", "/v1/{project_id}/vpcs", "{'vpc':{'name':'named','cidr':'10.9.0.0/16'}}")
            .GetProperty("vpc")
            .Text("id")!;

        keeping.Again().Project.Inventory.Vpcs[vpc]!.Name.ShouldBe("named");
    }

    [Fact]
    public void A_rejected_request_is_not_in_the_command_log()
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        var server = mock.AddServer();
        mock.Call("POST", "/v1/{project_id}/cloudservers/action", "{'os-start':{'servers':[{'id':'unknown'}]}}").Status.ShouldBe(404);

        keeping.Again().Server(server).Text("status").ShouldBe("ACTIVE");
    }
}
