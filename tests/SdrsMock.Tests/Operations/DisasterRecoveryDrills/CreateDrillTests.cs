using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.Tests.Operations.ProtectionGroups;
using SdrsMock.Tests.Operations.ReplicationPairs;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.DisasterRecoveryDrills;

public sealed class CreateDrillTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Drill_servers_copy_the_DR_servers_with_the_production_addresses()
    {
        var (group, instance) = _mock.AddProtectedGroup("server_two_nics");
        var (production, recovery) = (_mock.SourceServer(instance), _mock.TargetServer(instance));

        var drill = _mock.AddDrill(group, "vpc_drill");

        var server = _mock.ServersOf(drill).ShouldHaveSingleItem();
        server.AvailabilityZone.ShouldBe(recovery.AvailabilityZone);
        server.Flavor.ShouldBe(recovery.Flavor);
        server.Status.ShouldBe(ServerStatus.Active);
        server.VpcId.ShouldBe(_mock["vpc_drill"]);
        server.Nics.Select(nic => nic.IpAddress).ShouldBe(production.Nics.Select(nic => nic.IpAddress));
        server.Nics.ShouldAllBe(nic => _mock.Project.Inventory.Subnets[nic.SubnetId]!.VpcId == _mock["vpc_drill"]);
        server.Nics.Select(nic => nic.MacAddress).ShouldNotBe(production.Nics.Select(nic => nic.MacAddress));
        var view = _mock.Get($"/disaster-recovery-drills/{drill}").Json.GetProperty("disaster_recovery_drill");
        var shown = view.GetProperty("drill_servers").EnumerateArray().ShouldHaveSingleItem();
        shown.Text("protected_instance").ShouldBe(instance);
        shown.Text("drill_server_id").ShouldBe(server.Id);
    }

    [Fact]
    public void A_drill_copies_each_DR_disk()
    {
        var (group, instance) = _mock.AddProtectedGroup("server_two_disks");
        var recovery = _mock.TargetServer(instance);

        var drill = _mock.AddDrill(group);

        var server = _mock.ServersOf(drill).ShouldHaveSingleItem();
        server.Volumes.Select(volume => volume.Device).ShouldBe(recovery.Volumes.Select(volume => volume.Device));
        server.Volumes.Select(volume => volume.VolumeId).ShouldBe(_mock.VolumesOf(drill).Select(volume => volume.Id));
        _mock.VolumesOf(drill).Select(volume => volume.Size).ShouldBe([40, 100]);
        _mock.VolumesOf(drill).ShouldAllBe(volume => volume.Status == VolumeStatus.InUse && volume.AvailabilityZone == _mock["target_az"]);
    }

    [Fact]
    public void A_drill_does_not_change_its_group()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        var before = (_mock.SourceServer(instance), _mock.TargetServer(instance));

        _mock.CreateDrill(group).ShouldSucceed();

        _mock.Group(group).Int("disaster_recovery_drill_num").ShouldBe(1);
        _mock.Wait();
        _mock.StatusesOf(group).ShouldBe([Status.Protected]);
        (_mock.SourceServer(instance), _mock.TargetServer(instance)).ShouldBe(before);
    }

    [Fact]
    public void An_automatic_drill_network_resembles_the_network_of_the_group()
    {
        var group = _mock.AddGroup();
        _mock.AddPair(group);

        _mock.CreateDrill(group).ShouldSucceed();

        var vpc = _mock.Project.Drills.ShouldHaveSingleItem().DrillVpcId;
        _mock.Project.Inventory.Vpcs[vpc].ShouldBeNull();
        _mock.Wait();
        _mock.Project.Inventory.Vpcs[vpc]!.Cidr.ShouldBe(_mock.Project.Inventory.Vpcs[_mock["vpc"]]!.Cidr);
        _mock.CidrsOf(vpc).ShouldBe(_mock.CidrsOf(_mock["vpc"]));
        _mock.Project.Drills.Single().Servers.ShouldBeEmpty();
    }

    [Fact]
    public void Networks_of_drills_in_creation_count_against_the_quotas()
    {
        var group = _mock.AddGroup();
        _mock.AddPair(group);
        _mock.SetQuota(Quota.Vpcs, _mock.Project.Inventory.Vpcs.Count + 2);
        _mock.SetQuota(Quota.Subnets, _mock.Project.Inventory.Subnets.Count + 3);
        _mock.CreateDrill(group).ShouldSucceed();

        _mock.CreateDrill(group).ShouldBreak("DR-CREATE-11", Errors.SubnetQuotaExceeded);
        _mock.SetQuota(Quota.Vpcs, _mock.Project.Inventory.Vpcs.Count + 1);
        _mock.CreateDrill(group).ShouldBreak("DR-CREATE-11", Errors.VpcQuotaExceeded);
        _mock.CreateDrill(group, "vpc_drill").ShouldSucceed();
    }

    [Fact]
    public void A_Windows_server_without_its_key_pair_fails_the_drill_job()
    {
        var (group, _) = _mock.AddProtectedGroup("windows_with_key_pair");
        _mock.Project.Inventory.KeyPairs.Remove(_mock["key_pair"]);

        var job = _mock.Finished(_mock.CreateDrill(group));

        job.Text("error_code").ShouldBe("SDRS.1922");
        var drill = _mock.Project.Drills.ShouldHaveSingleItem();
        drill.Status.ShouldBe(Status.Error);
        _mock.ServersOf(drill.Id).ShouldBeEmpty();
        _mock.Project.Inventory.Vpcs[drill.DrillVpcId].ShouldBeNull();
        _mock.Project.FailureJobs.ShouldHaveSingleItem().ResourceType.ShouldBe("disaster_recovery_drills");
        _mock.Finished(_mock.DeleteDrill(drill.Id)).Text("status").ShouldBe("SUCCESS");
    }

    [Theory]
    [InlineData("vpc", "DR-CREATE-08", "SDRS.1907")]
    [InlineData("vpc_without_subnets", "DR-CREATE-03", "SDRS.1908")]
    [InlineData("vpc_other_cidr", "DR-CREATE-03", "SDRS.1909")]
    [InlineData("vpc_drill_conflict", "DR-CREATE-03", "SDRS.1910")]
    [InlineData("unknown_id", "DR-CREATE-10", "SDRS.1928")]
    public void A_drill_requires_a_matching_network(string vpc, string constraint, string code)
    {
        var (group, _) = _mock.AddProtectedGroup();

        var response = _mock.CreateDrill(group, vpc);

        (response.Constraint, response.Error!.Code).ShouldBe((constraint, code));
        _mock.Project.Drills.ShouldBeEmpty();
    }

    [Fact]
    public void A_drill_network_cannot_be_shared_with_another_drill()
    {
        var group = _mock.AddGroup();
        _mock.AddPair(group);
        var first = _mock.AddDrill(group, "vpc_drill");

        _mock.CreateDrill(group, "vpc_drill").ShouldBreak("DR-CREATE-09", Errors.DrillVpcInUse);

        _mock.Finished(_mock.DeleteDrill(first));
        _mock.AddDrill(group, "vpc_drill");
    }

    [Fact]
    public void A_drill_after_a_failover_uses_the_other_site()
    {
        var (group, instance) = _mock.AddFailedOverGroup();

        var drill = _mock.AddDrill(group, "vpc_drill");

        var server = _mock.ServersOf(drill).ShouldHaveSingleItem();
        server.AvailabilityZone.ShouldBe(_mock["source_az"]);
        server.PrimaryNic!.IpAddress.ShouldBe(_mock.TargetServer(instance).PrimaryNic!.IpAddress);
    }
}
