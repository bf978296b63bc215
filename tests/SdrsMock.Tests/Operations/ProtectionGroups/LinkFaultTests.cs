using System.Text.Json.Nodes;
using SdrsMock.Resources;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectionGroups;

public sealed class LinkFaultTests
{
    private readonly Sdrs _sdrs = new();

    [Fact]
    public void A_link_that_is_still_down_when_protection_is_enabled_again_strikes_again()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        var pair = _sdrs.PairsOf(instance)[0];
        var fault = GivenFault(pair);
        _sdrs.Finished(_sdrs.Act(group, "stop-server-group"));
        _sdrs.StatusesOf(group).ShouldBe([Status.Available]);
        _sdrs.Pair(pair).Text("fault_level").ShouldBe("5");

        _sdrs.Start(group);

        _sdrs.StatusesOf(group).ShouldBe([Status.Protected, Status.Fault]);
        _sdrs.Instance(instance).Text("status").ShouldBe(Status.Fault);

        _sdrs.Engine.Faults.Remove(fault);
        _sdrs.StatusesOf(group).ShouldBe([Status.Protected]);
    }

    [Fact]
    public void A_link_that_goes_down_while_a_job_is_at_work_on_the_instance_strikes_when_it_ends()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        _sdrs.Post($"/protected-instances/{instance}/nic", new { subnet_id = _sdrs["subnet"] }).ShouldSucceed();
        var fault = GivenFault(_sdrs.PairsOf(instance)[0]);

        _sdrs.Wait();

        _sdrs.Instance(instance).Text("status").ShouldBe(Status.Fault);
        _sdrs.Engine.Faults.Remove(fault);
        _sdrs.StatusesOf(group).ShouldBe([Status.Protected]);
    }

    [Fact]
    public void A_link_that_is_still_down_strikes_a_pair_that_was_busy_when_protection_was_enabled()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        var pair = _sdrs.PairsOf(instance)[0];
        GivenFault(pair);
        _sdrs.Finished(_sdrs.Act(group, "stop-server-group"));
        _sdrs.Post($"/replications/{pair}/action", new JsonObject { ["extend-replication"] = new JsonObject { ["new_size"] = 100 } }).ShouldSucceed();

        _sdrs.Start(group);

        _sdrs.Pair(pair).Text("status").ShouldBe(Status.Fault);
        _sdrs.Instance(instance).Text("status").ShouldBe(Status.Fault);
    }

    private string GivenFault(string pair) =>
        _sdrs.Engine.Faults.Add(new() { Replication = pair, FaultLevel = "5", ProjectId = _sdrs.ProjectId }).Id!;
}
