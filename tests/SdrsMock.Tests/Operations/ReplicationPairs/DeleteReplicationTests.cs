using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.Tests.Operations.ProtectionGroups;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ReplicationPairs;

public sealed class DeleteReplicationTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Deleting_a_pair_keeps_both_disks_for_another_pair()
    {
        var group = _mock.AddGroup();
        var pair = _mock.AddPair(group);
        var copy = _mock.Found(pair).TargetVolume;

        _mock.Finished(_mock.Delete($"/replications/{pair}"));

        _mock.Get($"/replications/{pair}").ShouldBreak("RP-GET-01", Errors.PairNotFound);
        _mock.Group(group).Int("replication_num").ShouldBe(0);
        _mock.Project.Inventory.Volumes[copy].ShouldNotBeNull();
        _mock.AddPair(group);
    }

    [Fact]
    public void Deleting_a_pair_can_delete_the_DR_disk_and_release_its_space()
    {
        var pair = _mock.AddPair(_mock.AddGroup(), "volume_c", "storage_pool");
        var free = _mock.Pool("storage_pool").FreeGb;
        var (production, copy) = (_mock.Found(pair).SourceVolume, _mock.Found(pair).TargetVolume);

        _mock.Finished(_mock.DeletePair(pair, withVolume: true));

        _mock.Project.Inventory.Volumes[production].ShouldNotBeNull();
        _mock.Project.Inventory.Volumes[copy].ShouldBeNull();
        _mock.Pool("storage_pool").FreeGb.ShouldBe(free + 60);
    }

    [Fact]
    public void A_failed_pair_deletion_keeps_the_pair_and_can_be_repeated()
    {
        var pair = _mock.AddPair(_mock.AddGroup());
        _mock.AddFailingJob("DeleteReplication", "SDRS.1813");

        _mock.Finished(_mock.DeletePair(pair, withVolume: true)).Text("error_code").ShouldBe("SDRS.1813");

        _mock.Pair(pair).Text("status").ShouldBe("error-deleting");
        _mock.TargetVolume(pair).ShouldNotBeNull();
        _mock.Finished(_mock.DeletePair(pair)).Text("status").ShouldBe("SUCCESS");
    }

    [Fact]
    public void An_attached_pair_cannot_be_deleted()
    {
        var instance = _mock.AddInstance(_mock.AddGroup());

        _mock.DeletePair(_mock.PairsOf(instance)[0]).ShouldBreak("RP-DELETE-03", Errors.PairAttached);
    }

    [Fact]
    public void A_pair_with_a_failed_detachment_cannot_be_deleted()
    {
        var pair = _mock.AddPair(_mock.AddGroup());
        _mock.Found(pair).Status = Status.ErrorDetaching;

        _mock.DeletePair(pair).ShouldBreak("RP-DELETE-02", Errors.PairStatusForbids);
    }

    [Fact]
    public void A_deletion_compares_the_group_of_the_body()
    {
        var pair = _mock.AddPair(_mock.AddGroup());
        var other = _mock.AddGroup("other");

        _mock.Delete(
            $"/replications/{pair}", new { replication = new { server_group_id = other } })
            .ShouldBreak("RP-DELETE-04", Errors.PairNotInGroup);
    }

    [Fact]
    public void A_production_or_prepaid_DR_disk_is_not_deleted()
    {
        var (group, _) = _mock.AddReversedGroup();
        var pair = _mock.AddPair(group, "volume_other_az");
        _mock.DeletePair(pair, withVolume: true).ShouldBreak("RP-DELETE-07", Errors.ProductionAtRecoverySite);

        var prepaid = _mock.AddPair(_mock.AddGroup("plain"), "volume_prepaid");
        _mock.DeletePair(prepaid, withVolume: true).ShouldBreak("RP-DELETE-09", Errors.RecoveryVolumePrepaid);

        _mock.Project.Inventory.Accounts.Put(new() { Frozen = true });
        _mock.DeletePair(prepaid, withVolume: true).ShouldBreak("RP-DELETE-08", Errors.AccountFrozenForVolume);
        _mock.Finished(_mock.DeletePair(prepaid));
    }

    [Fact]
    public void In_a_reversed_group_the_current_DR_disk_is_deleted()
    {
        var (group, _) = _mock.AddReversedGroup();
        var pair = _mock.Found(_mock.AddPair(group, "volume_other_az"));
        _mock.Finished(_mock.Reverse(group, "source")).Text("status").ShouldBe("SUCCESS");

        _mock.Finished(_mock.DeletePair(pair.Id, withVolume: true));

        _mock.Project.Inventory.Volumes[pair.TargetVolume]!.AvailabilityZone.ShouldBe(_mock["source_az"]);
        _mock.Project.Inventory.Volumes[pair.SourceVolume].ShouldBeNull();
    }

    [Fact]
    public void A_deleted_DR_disk_is_detached_from_other_servers()
    {
        var pair = _mock.AddPair(_mock.AddGroup());
        var (server, copy) = (_mock.Server(_mock["server_b"]), _mock.Found(pair).TargetVolume);
        _mock.Project.Inventory.Servers.Put(
            server with { Volumes = server.Volumes.Add(new AttachedVolume { VolumeId = copy, Device = "/dev/vdb" }) });

        _mock.Finished(_mock.DeletePair(pair, withVolume: true));

        _mock.Server(server.Id).Volumes.ShouldBe(server.Volumes);
    }
}
