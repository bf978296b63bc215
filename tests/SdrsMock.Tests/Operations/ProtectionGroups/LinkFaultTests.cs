using System.Text.Json.Nodes;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectionGroups;

public sealed class LinkFaultTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void A_broken_link_breaks_the_pair_when_protection_is_enabled_again()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        var pair = _mock.PairsOf(instance)[0];
        var fault = AddFault(pair);
        _mock.Finished(_mock.Act(group, "stop-server-group"));
        _mock.StatusesOf(group).ShouldBe([Status.Available]);
        _mock.Pair(pair).Text("fault_level").ShouldBe("5");

        _mock.Start(group);

        _mock.StatusesOf(group).ShouldBe([Status.Protected, Status.Fault]);
        _mock.Instance(instance).Text("status").ShouldBe(Status.Fault);

        _mock.Engine.Faults.Remove(fault);
        _mock.StatusesOf(group).ShouldBe([Status.Protected]);
    }

    [Fact]
    public void A_link_that_breaks_during_a_job_affects_the_instance_at_its_end()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        _mock.Post($"/protected-instances/{instance}/nic", new { subnet_id = _mock["subnet"] }).ShouldSucceed();
        var fault = AddFault(_mock.PairsOf(instance)[0]);

        _mock.Wait();

        _mock.Instance(instance).Text("status").ShouldBe(Status.Fault);
        _mock.Engine.Faults.Remove(fault);
        _mock.StatusesOf(group).ShouldBe([Status.Protected]);
    }

    [Fact]
    public void A_broken_link_affects_a_pair_that_was_busy_at_enabling()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        var pair = _mock.PairsOf(instance)[0];
        AddFault(pair);
        _mock.Finished(_mock.Act(group, "stop-server-group"));
        _mock.Post(
            $"/replications/{pair}/action", new JsonObject { ["extend-replication"] = new JsonObject { ["new_size"] = 100 } })
            .ShouldSucceed();

        _mock.Start(group);

        _mock.Pair(pair).Text("status").ShouldBe(Status.Fault);
        _mock.Instance(instance).Text("status").ShouldBe(Status.Fault);
    }

    private string AddFault(string pair) =>
        _mock.Engine.Faults.Add(new() { Replication = pair, FaultLevel = "5", ProjectId = _mock.ProjectId }).Id!;
}
