using SdrsMock.Resources;
using SdrsMock.Surroundings;
using SdrsMock.Tests.Operations.ProtectionGroups;
using SdrsMock.Tests.Operations.ReplicationPairs;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.DisasterRecoveryDrills;

public sealed class CreateDrillTests
{
    private readonly Sdrs _sdrs = new();

    [Fact]
    public void Makes_a_running_copy_of_each_DR_server_at_the_address_of_production()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup("server_two_nics");
        var (production, recovery) = (_sdrs.SourceServer(instance), _sdrs.TargetServer(instance));

        var drill = _sdrs.GivenDrill(group, "vpc_drill");

        var server = _sdrs.ServersOf(drill).ShouldHaveSingleItem();
        server.AvailabilityZone.ShouldBe(recovery.AvailabilityZone);
        server.Flavor.ShouldBe(recovery.Flavor);
        server.Status.ShouldBe(ServerStatus.Active);
        server.VpcId.ShouldBe(_sdrs["vpc_drill"]);
        server.Nics.Select(nic => nic.IpAddress).ShouldBe(production.Nics.Select(nic => nic.IpAddress));
        server.Nics.ShouldAllBe(nic => _sdrs.World.Surroundings.Subnets[nic.SubnetId]!.VpcId == _sdrs["vpc_drill"]);
        server.Nics.Select(nic => nic.MacAddress).ShouldNotBe(production.Nics.Select(nic => nic.MacAddress));
        var view = _sdrs.Get($"/disaster-recovery-drills/{drill}").Json.GetProperty("disaster_recovery_drill");
        var shown = view.GetProperty("drill_servers").EnumerateArray().ShouldHaveSingleItem();
        shown.Text("protected_instance").ShouldBe(instance);
        shown.Text("drill_server_id").ShouldBe(server.Id);
    }

    [Fact]
    public void Makes_a_copy_of_each_DR_disk()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup("server_two_disks");
        var recovery = _sdrs.TargetServer(instance);

        var drill = _sdrs.GivenDrill(group);

        var server = _sdrs.ServersOf(drill).ShouldHaveSingleItem();
        server.Volumes.Select(volume => volume.Device).ShouldBe(recovery.Volumes.Select(volume => volume.Device));
        server.Volumes.Select(volume => volume.VolumeId).ShouldBe(_sdrs.VolumesOf(drill).Select(volume => volume.Id));
        _sdrs.VolumesOf(drill).Select(volume => volume.Size).ShouldBe([40, 100]);
        _sdrs.VolumesOf(drill).ShouldAllBe(volume => volume.Status == VolumeStatus.InUse && volume.AvailabilityZone == _sdrs["target_az"]);
    }

    [Fact]
    public void Disturbs_nothing_in_its_group()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        var before = (_sdrs.SourceServer(instance), _sdrs.TargetServer(instance));

        _sdrs.CreateDrill(group).ShouldSucceed();

        _sdrs.Group(group).Int("disaster_recovery_drill_num").ShouldBe(1);
        _sdrs.Wait();
        _sdrs.StatusesOf(group).ShouldBe([Status.Protected]);
        (_sdrs.SourceServer(instance), _sdrs.TargetServer(instance)).ShouldBe(before);
    }

    [Fact]
    public void Announces_the_automatic_network_and_makes_it_like_that_of_the_group()
    {
        var group = _sdrs.GivenGroup();

        _sdrs.CreateDrill(group).ShouldSucceed();

        var vpc = _sdrs.World.Drills.ShouldHaveSingleItem().DrillVpcId;
        _sdrs.World.Surroundings.Vpcs[vpc].ShouldBeNull();
        _sdrs.Wait();
        _sdrs.World.Surroundings.Vpcs[vpc]!.Cidr.ShouldBe(_sdrs.World.Surroundings.Vpcs[_sdrs["vpc"]]!.Cidr);
        _sdrs.CidrsOf(vpc).ShouldBe(_sdrs.CidrsOf(_sdrs["vpc"]));
        _sdrs.World.Drills.Single().Servers.ShouldBeEmpty();
    }

    [Fact]
    public void Networks_of_drills_under_way_count_against_the_quotas()
    {
        var group = _sdrs.GivenGroup();
        _sdrs.GivenQuota(Quota.Vpcs, _sdrs.World.Surroundings.Vpcs.Count + 2);
        _sdrs.GivenQuota(Quota.Subnets, _sdrs.World.Surroundings.Subnets.Count + 3);
        _sdrs.CreateDrill(group).ShouldSucceed();

        _sdrs.CreateDrill(group).ShouldBreak("DR-CREATE-11", Errors.SubnetQuotaSpent);
        _sdrs.GivenQuota(Quota.Vpcs, _sdrs.World.Surroundings.Vpcs.Count + 1);
        _sdrs.CreateDrill(group).ShouldBreak("DR-CREATE-11", Errors.VpcQuotaSpent);
        _sdrs.CreateDrill(group, "vpc_drill").ShouldSucceed();
    }

    [Fact]
    public void Windows_without_its_key_pair_fails_the_job_and_builds_nothing()
    {
        var (group, _) = _sdrs.GivenProtectedGroup("windows_with_key_pair");
        _sdrs.World.Surroundings.KeyPairs.Remove(_sdrs["key_pair"]);

        var job = _sdrs.Finished(_sdrs.CreateDrill(group));

        job.Text("error_code").ShouldBe("SDRS.1922");
        var drill = _sdrs.World.Drills.ShouldHaveSingleItem();
        drill.Status.ShouldBe(Status.Error);
        _sdrs.ServersOf(drill.Id).ShouldBeEmpty();
        _sdrs.World.Surroundings.Vpcs[drill.DrillVpcId].ShouldBeNull();
        _sdrs.World.FailedTasks.ShouldHaveSingleItem().ResourceType.ShouldBe("disaster_recovery_drills");
        _sdrs.Finished(_sdrs.DeleteDrill(drill.Id)).Text("status").ShouldBe("SUCCESS");
    }

    [Theory]
    [InlineData("vpc", "DR-CREATE-08", "SDRS.1907")]
    [InlineData("vpc_without_subnets", "DR-CREATE-03", "SDRS.1908")]
    [InlineData("vpc_other_cidr", "DR-CREATE-03", "SDRS.1909")]
    [InlineData("vpc_drill_conflict", "DR-CREATE-03", "SDRS.1910")]
    [InlineData("unknown_id", "DR-CREATE-10", "SDRS.1928")]
    public void Wants_a_network_that_fits(string vpc, string constraint, string code)
    {
        var (group, _) = _sdrs.GivenProtectedGroup();

        var reply = _sdrs.CreateDrill(group, vpc);

        (reply.Constraint, reply.Error!.Code).ShouldBe((constraint, code));
        _sdrs.World.Drills.ShouldBeEmpty();
    }

    [Fact]
    public void Wants_a_network_of_its_own_until_the_other_drill_is_gone()
    {
        var group = _sdrs.GivenGroup();
        var first = _sdrs.GivenDrill(group, "vpc_drill");

        _sdrs.CreateDrill(group, "vpc_drill").ShouldBreak("DR-CREATE-09", Errors.DrillVpcInUse);

        _sdrs.Finished(_sdrs.DeleteDrill(first));
        _sdrs.GivenDrill(group, "vpc_drill");
    }

    [Fact]
    public void After_a_failover_rehearses_the_way_back()
    {
        var (group, instance) = _sdrs.GivenFailedOverGroup();

        var drill = _sdrs.GivenDrill(group, "vpc_drill");

        var server = _sdrs.ServersOf(drill).ShouldHaveSingleItem();
        server.AvailabilityZone.ShouldBe(_sdrs["source_az"]);
        server.PrimaryNic!.IpAddress.ShouldBe(_sdrs.TargetServer(instance).PrimaryNic!.IpAddress);
    }
}
