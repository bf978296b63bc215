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
    public void Keeps_both_disks_and_frees_them_for_another_pair()
    {
        var group = _mock.GivenGroup();
        var pair = _mock.GivenPair(group);
        var copy = _mock.Found(pair).TargetVolume;

        _mock.Finished(_mock.Delete($"/replications/{pair}"));

        _mock.Get($"/replications/{pair}").ShouldBreak("RP-GET-01", Errors.PairNotFound);
        _mock.Group(group).Int("replication_num").ShouldBe(0);
        _mock.World.Inventory.Volumes[copy].ShouldNotBeNull();
        _mock.GivenPair(group);
    }

    [Fact]
    public void Deletes_the_DR_disk_when_asked_to_and_gives_back_its_room()
    {
        var pair = _mock.GivenPair(_mock.GivenGroup(), "volume_c", "storage_pool");
        var free = _mock.Pool("storage_pool").FreeGb;
        var (production, copy) = (_mock.Found(pair).SourceVolume, _mock.Found(pair).TargetVolume);

        _mock.Finished(_mock.DeletePair(pair, withVolume: true));

        _mock.World.Inventory.Volumes[production].ShouldNotBeNull();
        _mock.World.Inventory.Volumes[copy].ShouldBeNull();
        _mock.Pool("storage_pool").FreeGb.ShouldBe(free + 60);
    }

    [Fact]
    public void A_failed_one_keeps_the_pair_with_its_disk_and_can_be_tried_again()
    {
        var pair = _mock.GivenPair(_mock.GivenGroup());
        _mock.GivenFailingJob("DeleteReplication", "SDRS.1813");

        _mock.Finished(_mock.DeletePair(pair, withVolume: true)).Text("error_code").ShouldBe("SDRS.1813");

        _mock.Pair(pair).Text("status").ShouldBe("error-deleting");
        _mock.TargetVolume(pair).ShouldNotBeNull();
        _mock.Finished(_mock.DeletePair(pair)).Text("status").ShouldBe("SUCCESS");
    }

    [Fact]
    public void Refuses_an_attached_pair()
    {
        var instance = _mock.GivenInstance(_mock.GivenGroup());

        _mock.DeletePair(_mock.PairsOf(instance)[0]).ShouldBreak("RP-DELETE-03", Errors.PairAttached);
    }

    [Fact]
    public void A_failed_detaching_bars_it_as_documented()
    {
        var pair = _mock.GivenPair(_mock.GivenGroup());
        _mock.Found(pair).Status = Status.ErrorDetaching;

        _mock.DeletePair(pair).ShouldBreak("RP-DELETE-02", Errors.PairStatusForbids);
    }

    [Fact]
    public void Compares_the_group_that_the_body_names()
    {
        var pair = _mock.GivenPair(_mock.GivenGroup());
        var other = _mock.GivenGroup("other");

        _mock.Delete(
            $"/replications/{pair}", new { replication = new { server_group_id = other } })
            .ShouldBreak("RP-DELETE-04", Errors.PairNotInGroup);
    }

    [Fact]
    public void Spares_the_DR_disk_where_it_runs_production_is_prepaid_or_the_account_is_frozen()
    {
        var (group, _) = _mock.GivenReversedGroup();
        var pair = _mock.GivenPair(group, "volume_other_az");
        _mock.DeletePair(pair, withVolume: true).ShouldBreak("RP-DELETE-07", Errors.ProductionAtRecoverySite);

        var prepaid = _mock.GivenPair(_mock.GivenGroup("plain"), "volume_prepaid");
        _mock.DeletePair(prepaid, withVolume: true).ShouldBreak("RP-DELETE-09", Errors.RecoveryVolumePrepaid);

        _mock.World.Inventory.Accounts.Put(new() { Frozen = true });
        _mock.DeletePair(prepaid, withVolume: true).ShouldBreak("RP-DELETE-08", Errors.AccountFrozenForVolume);
        _mock.Finished(_mock.DeletePair(prepaid));
    }

    [Fact]
    public void Of_a_pair_made_in_a_reversed_group_deletes_the_disk_that_stands_by_now()
    {
        var (group, _) = _mock.GivenReversedGroup();
        var pair = _mock.Found(_mock.GivenPair(group, "volume_other_az"));
        _mock.Finished(_mock.Reverse(group, "source")).Text("status").ShouldBe("SUCCESS");

        _mock.Finished(_mock.DeletePair(pair.Id, withVolume: true));

        _mock.World.Inventory.Volumes[pair.TargetVolume]!.AvailabilityZone.ShouldBe(_mock["source_az"]);
        _mock.World.Inventory.Volumes[pair.SourceVolume].ShouldBeNull();
    }

    [Fact]
    public void Takes_the_DR_disk_off_a_server_that_somebody_gave_it_to()
    {
        var pair = _mock.GivenPair(_mock.GivenGroup());
        var (server, copy) = (_mock.Server(_mock["server_b"]), _mock.Found(pair).TargetVolume);
        _mock.World.Inventory.Servers.Put(
            server with { Volumes = server.Volumes.Add(new AttachedVolume { VolumeId = copy, Device = "/dev/vdb" }) });

        _mock.Finished(_mock.DeletePair(pair, withVolume: true));

        _mock.Server(server.Id).Volumes.ShouldBe(server.Volumes);
    }
}
