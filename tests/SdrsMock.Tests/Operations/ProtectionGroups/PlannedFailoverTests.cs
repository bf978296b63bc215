using SdrsMock.Common;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectionGroups;

public sealed class PlannedFailoverTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void A_planned_failover_exchanges_the_NICs_and_reverses_replication()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        _mock.AddElasticIp(_mock.SourceServer(instance), "203.0.113.7");
        var (source, target) = (_mock.SourceServer(instance), _mock.TargetServer(instance));

        var job = _mock.Finished(_mock.Reverse(group, "target"));

        job.Text("job_type").ShouldBe("reverseProtectionGroupNoCG");
        _mock.StatusesOf(group).ShouldBe([Status.Protected]);
        _mock.Group(group).Text("priority_station").ShouldBe("target");
        _mock.SourceServer(instance).ShouldBe(source with { Nics = target.Nics });
        _mock.TargetServer(instance).ShouldBe(target with { Nics = source.Nics });
        var pair = _mock.Pair(_mock.PairsOf(instance)[0]);
        pair.Text("replication_status").ShouldBe("active");
        pair.Int("progress").ShouldBe(100);
    }

    [Fact]
    public void A_second_planned_failover_restores_the_original_state()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        var before = (_mock.SourceServer(instance), _mock.TargetServer(instance));

        _mock.Finished(_mock.Reverse(group, "target"));
        _mock.Finished(_mock.Reverse(group, "source"));

        (_mock.SourceServer(instance), _mock.TargetServer(instance)).ShouldBe(before);
        _mock.Group(group).Text("priority_station").ShouldBe("source");
    }

    [Fact]
    public void A_planned_failover_must_name_the_other_site()
    {
        var (group, _) = _mock.AddProtectedGroup();

        _mock.Reverse(group, "source").ShouldBreak("PG-REVERSE-07", Errors.PriorityStationInvalid);
        _mock.Reverse(group, "elsewhere").ShouldBreak("PG-REVERSE-06", Errors.PriorityStationInvalid);
    }

    [Fact]
    public void A_planned_failover_requires_stopped_production_servers()
    {
        var (group, instance) = _mock.AddReversedGroup();
        _mock.SetRunning(_mock.TargetServer(instance));

        _mock.Reverse(group, "source").ShouldBreak("PG-REVERSE-03", Errors.ProductionServerRunning);
    }

    [Fact]
    public void A_planned_failover_requires_completed_replication()
    {
        var group = _mock.AddGroup();
        _mock.AddInstance(group, "server_big_disk");
        _mock.Act(group, "start-server-group").ShouldSucceed();
        _mock.Clock.Advance(TimeSpan.FromSeconds(3));

        _mock.Reverse(group, "target").ShouldBreak("PG-REVERSE-11", Errors.Synchronising);
    }

    [Fact]
    public void A_failed_failover_changes_nothing_and_can_be_repeated()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        var before = (_mock.SourceServer(instance), _mock.TargetServer(instance));
        _mock.AddFailingJob("StartReverseProtectionGroup", "SDRS.1317");

        _mock.Finished(_mock.Reverse(group, "target")).Text("error_code").ShouldBe("SDRS.1317");

        _mock.StatusesOf(group).ShouldBe([Status.ErrorReversing]);
        _mock.Group(group).Text("priority_station").ShouldBe("source");
        (_mock.SourceServer(instance), _mock.TargetServer(instance)).ShouldBe(before);

        _mock.Finished(_mock.Reverse(group, "target"));
        _mock.StatusesOf(group).ShouldBe([Status.Protected]);
    }

    [Fact]
    public void A_server_deleted_during_the_job_fails_it_and_invalidates_the_group()
    {
        var (group, deleted) = _mock.AddProtectedGroup();
        var spared = _mock.AddInstance(group, "server_b");
        var before = _mock.SourceServer(spared);
        var accepted = _mock.Reverse(group, "target");
        new MockInventory(_mock.Engine, _mock.ProjectId).Remove("servers", _mock.TargetServer(deleted).Id);

        _mock.Finished(accepted).Text("error_code").ShouldBe("SDRS.1029");

        _mock.Group(group).Text("status").ShouldBe("error-reversing");
        _mock.Instance(deleted).Text("status").ShouldBe("invalid");
        _mock.Instance(spared).Text("status").ShouldBe("error-reversing");
        _mock.SourceServer(spared).ShouldBe(before);
        _mock.Reverse(group, "target").ShouldBreak("ALL-11", Errors.InstanceAbnormal);
    }

    [Fact]
    public void An_instance_created_after_a_failover_has_exchanged_servers()
    {
        var (group, _) = _mock.AddReversedGroup();
        var instance = _mock.AddInstance(group, "server_other_az");
        _mock.TargetServer(instance).AvailabilityZone.ShouldBe(_mock["source_az"]);
        var production = _mock.SourceServer(instance).Nics;

        _mock.Finished(_mock.Reverse(group, "source")).Text("status").ShouldBe("SUCCESS");

        _mock.TargetServer(instance).Nics.ShouldBe(production);
        var pair = _mock.Project.Pairs[_mock.PairsOf(instance)[0]]!;
        _mock.Project.Inventory.Volumes[pair.TargetVolume]!.AvailabilityZone.ShouldBe(_mock["source_az"]);
    }
}
