using SdrsMock.Tests.Storage;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Neighbours;

/// <summary>With a state file, what was done by the neighbours survives like everything else.</summary>
public sealed class KeepingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_killed_mock_knows_what_its_neighbours_did_even_when_they_are_off_afterwards(bool neighbours)
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        var server = sdrs.GivenServer();
        sdrs.Done("POST", "/v2.0/security-groups", "{'security_group':{'name':'web'}}");
        sdrs.Done("POST", "/v3/{project_id}/volumes", "{'volume':{'size':10}}");
        sdrs.Done("POST", "/v1/{project_id}/cloudservers/action", "{'os-stop':{'servers':[{'id':'" + server + "'}]}}");
        var state = sdrs.Engine.StateOf(sdrs.ProjectId);

        var again = keeping.Again(options => options.Neighbours = neighbours);

        again.Engine.StateOf(sdrs.ProjectId).ShouldBe(state);
        state.ShouldContain("\"name\":\"web\"");
        again.Wait();
        again.World.Surroundings.Servers[server]!.Status.ShouldBe("SHUTOFF");
    }

    [Fact]
    public void A_call_that_only_its_host_name_tells_apart_is_repeated_as_what_it_was()
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        sdrs.BaseUrl = "http://vpc.cn-north-4.myhuaweicloud.com";
        var vpc = sdrs.Done("POST", "/v1/{project_id}/vpcs", "{'vpc':{'name':'named','cidr':'10.9.0.0/16'}}").GetProperty("vpc").Text("id")!;

        keeping.Again().World.Surroundings.Vpcs[vpc]!.Name.ShouldBe("named");
    }

    [Fact]
    public void A_refused_call_is_not_in_the_log()
    {
        using var keeping = new Keeping();
        var sdrs = keeping.Start();
        var server = sdrs.GivenServer();
        sdrs.Ask("POST", "/v1/{project_id}/cloudservers/action", "{'os-start':{'servers':[{'id':'nobody'}]}}").Status.ShouldBe(404);

        keeping.Again().Server(server).Text("status").ShouldBe("ACTIVE");
    }
}
