using SdrsMock.Resources;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectionGroups;

public sealed class PlannedFailoverTests
{
    private readonly Sdrs _sdrs = new();

    [Fact]
    public void Exchanges_the_interfaces_and_goes_on_synchronising_the_other_way()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        _sdrs.GivenElasticIp(_sdrs.SourceServer(instance), "203.0.113.7");
        var (source, target) = (_sdrs.SourceServer(instance), _sdrs.TargetServer(instance));

        var job = _sdrs.Finished(_sdrs.Reverse(group, "target"));

        job.Text("job_type").ShouldBe("reverseProtectionGroupNoCG");
        _sdrs.StatusesOf(group).ShouldBe([Status.Protected]);
        _sdrs.Group(group).Text("priority_station").ShouldBe("target");
        _sdrs.SourceServer(instance).ShouldBe(source with { Nics = target.Nics });
        _sdrs.TargetServer(instance).ShouldBe(target with { Nics = source.Nics });
        var pair = _sdrs.Pair(_sdrs.PairsOf(instance)[0]);
        pair.Text("replication_status").ShouldBe("active");
        pair.Int("progress").ShouldBe(100);
    }

    [Fact]
    public void And_back_again_leaves_everything_as_it_was()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        var before = (_sdrs.SourceServer(instance), _sdrs.TargetServer(instance));

        _sdrs.Finished(_sdrs.Reverse(group, "target"));
        _sdrs.Finished(_sdrs.Reverse(group, "source"));

        (_sdrs.SourceServer(instance), _sdrs.TargetServer(instance)).ShouldBe(before);
        _sdrs.Group(group).Text("priority_station").ShouldBe("source");
    }

    [Fact]
    public void Must_name_the_other_station()
    {
        var (group, _) = _sdrs.GivenProtectedGroup();

        _sdrs.Reverse(group, "source").ShouldBreak("PG-REVERSE-07", Errors.PriorityStationInvalid);
        _sdrs.Reverse(group, "elsewhere").ShouldBreak("PG-REVERSE-06", Errors.PriorityStationInvalid);
    }

    [Fact]
    public void Wants_the_servers_off_that_run_production_now()
    {
        var (group, instance) = _sdrs.GivenReversedGroup();
        _sdrs.GivenRunning(_sdrs.TargetServer(instance));

        _sdrs.Reverse(group, "source").ShouldBreak("PG-REVERSE-03", Errors.ProductionServerRunning);
    }

    [Fact]
    public void Waits_for_the_data_to_be_copied()
    {
        var group = _sdrs.GivenGroup();
        _sdrs.GivenInstance(group, "server_big_disk");
        _sdrs.Act(group, "start-server-group").ShouldSucceed();
        _sdrs.Clock.Advance(TimeSpan.FromSeconds(3));

        _sdrs.Reverse(group, "target").ShouldBreak("PG-REVERSE-11", Errors.Synchronising);
    }

    [Fact]
    public void A_failed_one_moves_nothing_and_can_be_tried_again()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        var before = (_sdrs.SourceServer(instance), _sdrs.TargetServer(instance));
        _sdrs.GivenFailingJob("StartReverseProtectionGroup", "SDRS.1317");

        _sdrs.Finished(_sdrs.Reverse(group, "target")).Text("error_code").ShouldBe("SDRS.1317");

        _sdrs.StatusesOf(group).ShouldBe([Status.ErrorReversing]);
        _sdrs.Group(group).Text("priority_station").ShouldBe("source");
        (_sdrs.SourceServer(instance), _sdrs.TargetServer(instance)).ShouldBe(before);

        _sdrs.Finished(_sdrs.Reverse(group, "target"));
        _sdrs.StatusesOf(group).ShouldBe([Status.Protected]);
    }

    [Fact]
    public void A_server_deleted_under_way_fails_the_job_and_makes_the_group_unusable()
    {
        var (group, deleted) = _sdrs.GivenProtectedGroup();
        var spared = _sdrs.GivenInstance(group, "server_b");
        var before = _sdrs.SourceServer(spared);
        var accepted = _sdrs.Reverse(group, "target");
        new MockInventory(_sdrs.Engine, _sdrs.ProjectId).Remove("servers", _sdrs.TargetServer(deleted).Id);

        _sdrs.Finished(accepted).Text("error_code").ShouldBe("SDRS.1029");

        _sdrs.Group(group).Text("status").ShouldBe("error-reversing");
        _sdrs.Instance(deleted).Text("status").ShouldBe("invalid");
        _sdrs.Instance(spared).Text("status").ShouldBe("error-reversing");
        _sdrs.SourceServer(spared).ShouldBe(before);
        _sdrs.Reverse(group, "target").ShouldBreak("ALL-11", Errors.InstanceAbnormal);
    }

    [Fact]
    public void An_instance_made_meanwhile_has_its_servers_the_other_way_round()
    {
        var (group, _) = _sdrs.GivenReversedGroup();
        var instance = _sdrs.GivenInstance(group, "server_other_az");
        _sdrs.TargetServer(instance).AvailabilityZone.ShouldBe(_sdrs["source_az"]);
        var production = _sdrs.SourceServer(instance).Nics;

        _sdrs.Finished(_sdrs.Reverse(group, "source")).Text("status").ShouldBe("SUCCESS");

        _sdrs.TargetServer(instance).Nics.ShouldBe(production);
        var pair = _sdrs.World.Pairs[_sdrs.PairsOf(instance)[0]]!;
        _sdrs.World.Surroundings.Volumes[pair.TargetVolume]!.AvailabilityZone.ShouldBe(_sdrs["source_az"]);
    }
}
