using SdrsMock.Resources;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectionGroups;

public sealed class FailoverTests
{
    private const string Failover = "failover-server-group";

    private readonly Sdrs _sdrs = new();

    [Fact]
    public void Makes_the_DR_site_production_while_zones_and_ids_stay()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        var (groupBefore, instanceBefore) = (_sdrs.Group(group), _sdrs.Instance(instance));

        var job = _sdrs.Finished(_sdrs.Act(group, Failover));

        job.Text("job_type").ShouldBe("failoverProtectionGroupNoCG");
        _sdrs.StatusesOf(group).ShouldBe([Status.FailedOver]);
        _sdrs.Group(group).Text("priority_station").ShouldBe("target");
        _sdrs.Instance(instance).Text("priority_station").ShouldBe("target");
        _sdrs.Pair(_sdrs.PairsOf(instance)[0]).Text("priority_station").ShouldBe("target");
        _sdrs.Group(group).Text("source_availability_zone").ShouldBe(groupBefore.Text("source_availability_zone"));
        _sdrs.Instance(instance).Text("source_server").ShouldBe(instanceBefore.Text("source_server"));
        _sdrs.Instance(instance).Text("target_server").ShouldBe(instanceBefore.Text("target_server"));
    }

    [Fact]
    public void Forces_production_off_and_moves_its_interfaces_with_their_addresses()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup("server_two_nics");
        _sdrs.GivenRunning(_sdrs.SourceServer(instance));
        _sdrs.GivenElasticIp(_sdrs.SourceServer(instance), "203.0.113.7");
        var before = _sdrs.SourceServer(instance).Nics;

        _sdrs.Finished(_sdrs.Act(group, Failover));

        _sdrs.TargetServer(instance).Nics.ShouldBe(before);
        _sdrs.TargetServer(instance).ElasticIp.ShouldBe("203.0.113.7");
        _sdrs.TargetServer(instance).IsStopped.ShouldBeTrue();
        _sdrs.SourceServer(instance).Nics.ShouldBeEmpty();
        _sdrs.SourceServer(instance).IsStopped.ShouldBeTrue();
        _sdrs.World.Surroundings.ServersAt(before[0].SubnetId, before[0].IpAddress).ShouldBe([_sdrs.TargetServer(instance).Id]);
    }

    [Fact]
    public void Stops_the_synchronisation_as_soon_as_it_begins()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();

        _sdrs.Act(group, Failover).ShouldSucceed();

        _sdrs.StatusesOf(group).ShouldBe([Status.FailingOver]);
        var pair = _sdrs.Pair(_sdrs.PairsOf(instance)[0]);
        pair.Text("replication_status").ShouldBe("active-stopped");
        pair.Int("progress").ShouldBe(0);
    }

    [Fact]
    public void Has_one_sub_job_for_each_pair()
    {
        var (group, _) = _sdrs.GivenProtectedGroup("server_two_disks");

        var job = _sdrs.Finished(_sdrs.Act(group, Failover));

        var subJobs = job.GetProperty("entities").GetProperty("sub_jobs").EnumerateArray().ToList();
        subJobs.Count.ShouldBe(2);
        subJobs.ShouldAllBe(subJob => subJob.Text("job_type") == "failoverProtectionGroupRepNoCG");
    }

    [Fact]
    public void A_failed_one_moves_nothing_and_can_be_tried_again()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        _sdrs.GivenRunning(_sdrs.SourceServer(instance));
        var before = (_sdrs.SourceServer(instance), _sdrs.TargetServer(instance));
        _sdrs.GivenFailingJob("StartFailoverProtectionGroup", "SDRS.1318");

        _sdrs.Finished(_sdrs.Act(group, Failover)).Text("error_code").ShouldBe("SDRS.1318");

        _sdrs.StatusesOf(group).ShouldBe([Status.ErrorFailingOver]);
        _sdrs.Group(group).Text("priority_station").ShouldBe("source");
        (_sdrs.SourceServer(instance), _sdrs.TargetServer(instance)).ShouldBe(before);
        _sdrs.World.FailedTasks.ShouldHaveSingleItem().FailureStatus.ShouldBe("failoverFail");

        _sdrs.Finished(_sdrs.Act(group, Failover)).Text("status").ShouldBe("SUCCESS");
        _sdrs.StatusesOf(group).ShouldBe([Status.FailedOver]);
    }

    [Fact]
    public void Is_the_way_out_of_a_failed_planned_failover()
    {
        var (group, _) = _sdrs.GivenProtectedGroup();
        _sdrs.GivenFailingJob("StartReverseProtectionGroup", "SDRS.1029");
        _sdrs.Finished(_sdrs.Reverse(group, "target"));

        _sdrs.Finished(_sdrs.Act(group, Failover));

        _sdrs.StatusesOf(group).ShouldBe([Status.FailedOver]);
    }

    [Fact]
    public void Needs_the_replication_link()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        GivenFault(instance, "5");

        _sdrs.Act(group, Failover).ShouldBreak("PG-FAILOVER-06", Errors.ReplicationLinkDown);
    }

    [Fact]
    public void Is_the_only_action_left_when_a_production_disk_is_lost()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        GivenFault(instance, "2");

        foreach (var refused in new[] { _sdrs.Act(group, "stop-server-group"), _sdrs.Reverse(group, "target") })
        {
            refused.Error.ShouldBe(Errors.ProductionDiskFaulty);
            refused.Constraint.ShouldBeNull();
        }

        _sdrs.Finished(_sdrs.Act(group, Failover));
        _sdrs.StatusesOf(group).ShouldBe([Status.FailedOver]);
    }

    [Fact]
    public void Re_protection_waits_until_the_lost_disk_is_back()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        var fault = GivenFault(instance, "2");
        _sdrs.Finished(_sdrs.Act(group, Failover));
        _sdrs.Act(group, "start-server-group").Error.ShouldBe(Errors.ProductionDiskFaulty);

        _sdrs.Engine.Faults.Remove(fault);

        _sdrs.Finished(_sdrs.Act(group, "start-server-group"));
        _sdrs.StatusesOf(group).ShouldBe([Status.Protected]);
    }

    [Fact]
    public void Takes_along_a_pair_that_was_still_being_created()
    {
        var (group, _) = _sdrs.GivenProtectedGroup();
        _sdrs.Post("/replications", new { replication = new { server_group_id = group, volume_id = _sdrs["volume_a"], name = "late" } }).ShouldSucceed();
        _sdrs.Clock.Advance(TimeSpan.FromSeconds(1));

        _sdrs.Finished(_sdrs.Act(group, Failover));

        _sdrs.StatusesOf(group).ShouldBe([Status.FailedOver]);
        _sdrs.World.Pairs.ShouldAllBe(pair => pair.Synchronisation == Synchronisation.Stopped);
    }

    [Fact]
    public void Is_refused_once_a_server_was_deleted_natively()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        new MockInventory(_sdrs.Engine, _sdrs.ProjectId).Remove("servers", _sdrs.TargetServer(instance).Id);

        _sdrs.Act(group, Failover).ShouldBreak("PG-FAILOVER-03", Errors.InstanceAbnormal);
    }

    private string GivenFault(string instance, string level) => _sdrs.Engine.Faults.Add(
        new() { Replication = _sdrs.PairsOf(instance)[0], FaultLevel = level, ProjectId = _sdrs.ProjectId }).Id!;
}
