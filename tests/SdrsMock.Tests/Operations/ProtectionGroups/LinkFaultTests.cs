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
        var fault = _sdrs.Engine.Faults.Add(new() { Replication = pair, FaultLevel = "5", ProjectId = _sdrs.ProjectId }).Id!;
        _sdrs.Finished(_sdrs.Act(group, "stop-server-group"));
        _sdrs.StatusesOf(group).ShouldBe([Status.Available]);
        _sdrs.Pair(pair).Text("fault_level").ShouldBe("5");

        _sdrs.Start(group);

        _sdrs.StatusesOf(group).ShouldBe([Status.Protected, Status.Fault]);
        _sdrs.Instance(instance).Text("status").ShouldBe(Status.Fault);

        _sdrs.Engine.Faults.Remove(fault);
        _sdrs.StatusesOf(group).ShouldBe([Status.Protected]);
    }
}
