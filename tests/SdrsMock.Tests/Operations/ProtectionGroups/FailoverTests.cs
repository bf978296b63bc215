using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectionGroups;

public sealed class FailoverTests
{
    private const string Failover = "failover-server-group";

    private readonly MockHarness _mock = new();

    [Fact]
    public void A_failover_makes_the_DR_site_production_and_keeps_zones_and_ids()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        var (groupBefore, instanceBefore) = (_mock.Group(group), _mock.Instance(instance));

        var job = _mock.Finished(_mock.Act(group, Failover));

        job.Text("job_type").ShouldBe("failoverProtectionGroupNoCG");
        _mock.StatusesOf(group).ShouldBe([Status.FailedOver]);
        _mock.Group(group).Text("priority_station").ShouldBe("target");
        _mock.Instance(instance).Text("priority_station").ShouldBe("target");
        _mock.Pair(_mock.PairsOf(instance)[0]).Text("priority_station").ShouldBe("target");
        _mock.Group(group).Text("source_availability_zone").ShouldBe(groupBefore.Text("source_availability_zone"));
        _mock.Instance(instance).Text("source_server").ShouldBe(instanceBefore.Text("source_server"));
        _mock.Instance(instance).Text("target_server").ShouldBe(instanceBefore.Text("target_server"));
    }

    [Fact]
    public void A_failover_stops_production_and_moves_its_NICs_with_their_addresses()
    {
        var (group, instance) = _mock.AddProtectedGroup("server_two_nics");
        _mock.SetRunning(_mock.SourceServer(instance));
        _mock.AddElasticIp(_mock.SourceServer(instance), "203.0.113.7");
        var before = _mock.SourceServer(instance).Nics;

        _mock.Finished(_mock.Act(group, Failover));

        _mock.TargetServer(instance).Nics.ShouldBe(before);
        _mock.TargetServer(instance).ElasticIp.ShouldBe("203.0.113.7");
        _mock.TargetServer(instance).IsStopped.ShouldBeTrue();
        _mock.SourceServer(instance).Nics.ShouldBeEmpty();
        _mock.SourceServer(instance).IsStopped.ShouldBeTrue();
        _mock.Project.Inventory.GetServersByAddress(before[0].SubnetId, before[0].IpAddress).ShouldBe([_mock.TargetServer(instance).Id]);
    }

    [Fact]
    public void A_failover_stops_replication_at_its_start()
    {
        var (group, instance) = _mock.AddProtectedGroup();

        _mock.Act(group, Failover).ShouldSucceed();

        _mock.StatusesOf(group).ShouldBe([Status.FailingOver]);
        var pair = _mock.Pair(_mock.PairsOf(instance)[0]);
        pair.Text("replication_status").ShouldBe("active-stopped");
        pair.Int("progress").ShouldBe(0);
    }

    [Fact]
    public void A_failover_job_has_one_sub_job_for_each_pair()
    {
        var (group, _) = _mock.AddProtectedGroup("server_two_disks");

        var job = _mock.Finished(_mock.Act(group, Failover));

        var subJobs = job.GetProperty("entities").GetProperty("sub_jobs").EnumerateArray().ToList();
        subJobs.Count.ShouldBe(2);
        subJobs.ShouldAllBe(subJob => subJob.Text("job_type") == "failoverProtectionGroupRepNoCG");
    }

    [Fact]
    public void A_failed_failover_changes_nothing_and_can_be_repeated()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        _mock.SetRunning(_mock.SourceServer(instance));
        var before = (_mock.SourceServer(instance), _mock.TargetServer(instance));
        _mock.AddFailingJob("StartFailoverProtectionGroup", "SDRS.1318");

        _mock.Finished(_mock.Act(group, Failover)).Text("error_code").ShouldBe("SDRS.1318");

        _mock.StatusesOf(group).ShouldBe([Status.ErrorFailingOver]);
        _mock.Group(group).Text("priority_station").ShouldBe("source");
        (_mock.SourceServer(instance), _mock.TargetServer(instance)).ShouldBe(before);
        _mock.Project.FailureJobs.ShouldHaveSingleItem().FailureStatus.ShouldBe("failoverFail");

        _mock.Finished(_mock.Act(group, Failover)).Text("status").ShouldBe("SUCCESS");
        _mock.StatusesOf(group).ShouldBe([Status.FailedOver]);
    }

    [Fact]
    public void A_failover_is_possible_after_a_failed_planned_failover()
    {
        var (group, _) = _mock.AddProtectedGroup();
        _mock.AddFailingJob("StartReverseProtectionGroup", "SDRS.1029");
        _mock.Finished(_mock.Reverse(group, "target"));

        _mock.Finished(_mock.Act(group, Failover));

        _mock.StatusesOf(group).ShouldBe([Status.FailedOver]);
    }

    [Fact]
    public void A_failover_requires_the_replication_link()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        AddFault(instance, "5");

        _mock.Act(group, Failover).ShouldBreak("PG-FAILOVER-06", Errors.ReplicationLinkDown);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("5")]
    public void A_planned_failover_requires_an_unbroken_replication(string faultLevel)
    {
        var (group, instance) = _mock.AddProtectedGroup();
        AddFault(instance, faultLevel);

        _mock.Reverse(group, "target").ShouldBreak("PG-REVERSE-12", Errors.SwitchoverImpossible);
    }

    [Fact]
    public void A_lost_production_disk_permits_a_failover_and_a_stop()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        AddFault(instance, "2");
        _mock.Finished(_mock.Act(group, Failover));
        _mock.StatusesOf(group).ShouldBe([Status.FailedOver]);

        var (other, broken) = _mock.AddProtectedGroup("server_b");
        AddFault(broken, "2");
        _mock.Finished(_mock.Act(other, "stop-server-group"));
        _mock.Group(other).Text("status").ShouldBe(Status.Available);
    }

    [Fact]
    public void Re_protection_with_a_lost_disk_leaves_the_pair_in_fault()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        var fault = AddFault(instance, "2");
        _mock.Finished(_mock.Act(group, Failover));

        _mock.Finished(_mock.Act(group, "start-server-group"));

        _mock.Group(group).Text("status").ShouldBe(Status.Protected);
        PairOf(instance).Text("status").ShouldBe(Status.Fault);
        PairOf(instance).Text("replication_status").ShouldBe("inactive");

        _mock.Engine.Faults.Remove(fault);
        _mock.StatusesOf(group).ShouldBe([Status.Protected]);
        PairOf(instance).Text("replication_status").ShouldBe("copying");
    }

    [Fact]
    public void A_broken_pair_is_inactive_and_copies_again_after_repair()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        var fault = AddFault(instance, "5");
        (PairOf(instance).Text("replication_status"), Progress(instance)).ShouldBe(("inactive", 0));

        _mock.Engine.Faults.Remove(fault);

        (PairOf(instance).Text("replication_status"), Progress(instance)).ShouldBe(("copying", 0));
        _mock.Reverse(group, "target").ShouldBreak("PG-REVERSE-11", Errors.Synchronising);
        _mock.Wait();
        (PairOf(instance).Text("replication_status"), Progress(instance)).ShouldBe(("active", 100));
        _mock.Reverse(group, "target").ShouldSucceed();
    }

    [Fact]
    public void A_pair_that_was_stopped_while_broken_stays_stopped_after_repair()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        var fault = AddFault(instance, "5");
        _mock.Finished(_mock.Act(group, "stop-server-group"));

        _mock.Engine.Faults.Remove(fault);

        PairOf(instance).Text("replication_status").ShouldBe("active-stopped");
    }

    private JsonElement PairOf(string instance) => _mock.Pair(_mock.PairsOf(instance)[0]);

    private int Progress(string instance) => PairOf(instance).GetProperty("progress").GetInt32();

    [Fact]
    public void A_failover_includes_a_pair_in_creation()
    {
        var (group, _) = _mock.AddProtectedGroup();
        _mock.Post(
            "/replications", new { replication = new { server_group_id = group, volume_id = _mock["volume_a"], name = "late" } })
            .ShouldSucceed();
        _mock.Clock.Advance(TimeSpan.FromSeconds(1));

        _mock.Finished(_mock.Act(group, Failover));

        _mock.StatusesOf(group).ShouldBe([Status.FailedOver]);
        _mock.Project.Pairs.ShouldAllBe(pair => pair.Progress == ReplicationProgress.Stopped);
    }

    [Fact]
    public void A_failover_is_rejected_after_a_server_was_deleted_in_ECS()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        new MockInventory(_mock.Engine, _mock.ProjectId).Remove("servers", _mock.TargetServer(instance).Id);

        _mock.Act(group, Failover).ShouldBreak("PG-FAILOVER-03", Errors.InstanceAbnormal);
    }

    private string AddFault(string instance, string level) => _mock.Engine.Faults.Add(
        new() { Replication = _mock.PairsOf(instance)[0], FaultLevel = level, ProjectId = _mock.ProjectId }).Id!;
}
