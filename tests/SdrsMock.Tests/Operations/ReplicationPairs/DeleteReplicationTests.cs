using SdrsMock.Resources;
using SdrsMock.Surroundings;
using SdrsMock.Tests.Operations.ProtectionGroups;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ReplicationPairs;

public sealed class DeleteReplicationTests
{
    private readonly Sdrs _sdrs = new();

    [Fact]
    public void Keeps_both_disks_and_frees_them_for_another_pair()
    {
        var group = _sdrs.GivenGroup();
        var pair = _sdrs.GivenPair(group);
        var copy = _sdrs.Found(pair).TargetVolume;

        _sdrs.Finished(_sdrs.Delete($"/replications/{pair}"));

        _sdrs.Get($"/replications/{pair}").ShouldBreak("RP-GET-01", Errors.PairNotFound);
        _sdrs.Group(group).Int("replication_num").ShouldBe(0);
        _sdrs.World.Surroundings.Volumes[copy].ShouldNotBeNull();
        _sdrs.GivenPair(group);
    }

    [Fact]
    public void Deletes_the_DR_disk_when_asked_to_and_gives_back_its_room()
    {
        var pair = _sdrs.GivenPair(_sdrs.GivenGroup(), "volume_c", "storage_pool");
        var free = _sdrs.Pool("storage_pool").FreeGb;
        var (production, copy) = (_sdrs.Found(pair).SourceVolume, _sdrs.Found(pair).TargetVolume);

        _sdrs.Finished(_sdrs.DeletePair(pair, withVolume: true));

        _sdrs.World.Surroundings.Volumes[production].ShouldNotBeNull();
        _sdrs.World.Surroundings.Volumes[copy].ShouldBeNull();
        _sdrs.Pool("storage_pool").FreeGb.ShouldBe(free + 60);
    }

    [Fact]
    public void A_failed_one_keeps_the_pair_with_its_disk_and_can_be_tried_again()
    {
        var pair = _sdrs.GivenPair(_sdrs.GivenGroup());
        _sdrs.GivenFailingJob("DeleteReplication", "SDRS.1813");

        _sdrs.Finished(_sdrs.DeletePair(pair, withVolume: true)).Text("error_code").ShouldBe("SDRS.1813");

        _sdrs.Pair(pair).Text("status").ShouldBe("error-deleting");
        _sdrs.TargetVolume(pair).ShouldNotBeNull();
        _sdrs.Finished(_sdrs.DeletePair(pair)).Text("status").ShouldBe("SUCCESS");
    }

    [Fact]
    public void Refuses_an_attached_pair()
    {
        var instance = _sdrs.GivenInstance(_sdrs.GivenGroup());

        _sdrs.DeletePair(_sdrs.PairsOf(instance)[0]).ShouldBreak("RP-DELETE-03", Errors.PairAttached);
    }

    [Fact]
    public void A_failed_detaching_bars_it_as_documented()
    {
        var pair = _sdrs.GivenPair(_sdrs.GivenGroup());
        _sdrs.Found(pair).Status = Status.ErrorDetaching;

        _sdrs.DeletePair(pair).ShouldBreak("RP-DELETE-02", Errors.PairStatusForbids);
    }

    [Fact]
    public void Compares_the_group_that_the_body_names()
    {
        var pair = _sdrs.GivenPair(_sdrs.GivenGroup());
        var other = _sdrs.GivenGroup("other");

        _sdrs.Delete($"/replications/{pair}", new { replication = new { server_group_id = other } }).ShouldBreak("RP-DELETE-04", Errors.PairNotInGroup);
    }

    [Fact]
    public void Spares_the_DR_disk_where_it_runs_production_is_prepaid_or_the_account_is_frozen()
    {
        var (group, _) = _sdrs.GivenReversedGroup();
        var pair = _sdrs.GivenPair(group, "volume_other_az");
        _sdrs.DeletePair(pair, withVolume: true).ShouldBreak("RP-DELETE-07", Errors.ProductionAtRecoverySite);

        var prepaid = _sdrs.GivenPair(_sdrs.GivenGroup("plain"), "volume_prepaid");
        _sdrs.DeletePair(prepaid, withVolume: true).ShouldBreak("RP-DELETE-09", Errors.RecoveryVolumePrepaid);

        _sdrs.World.Surroundings.Accounts.Put(new() { Frozen = true });
        _sdrs.DeletePair(prepaid, withVolume: true).ShouldBreak("RP-DELETE-08", Errors.AccountFrozenForVolume);
        _sdrs.Finished(_sdrs.DeletePair(prepaid));
    }

    [Fact]
    public void Of_a_pair_made_in_a_reversed_group_deletes_the_disk_that_stands_by_now()
    {
        var (group, _) = _sdrs.GivenReversedGroup();
        var pair = _sdrs.Found(_sdrs.GivenPair(group, "volume_other_az"));
        _sdrs.Finished(_sdrs.Reverse(group, "source")).Text("status").ShouldBe("SUCCESS");

        _sdrs.Finished(_sdrs.DeletePair(pair.Id, withVolume: true));

        _sdrs.World.Surroundings.Volumes[pair.TargetVolume]!.AvailabilityZone.ShouldBe(_sdrs["source_az"]);
        _sdrs.World.Surroundings.Volumes[pair.SourceVolume].ShouldBeNull();
    }

    [Fact]
    public void Takes_the_DR_disk_off_a_server_that_somebody_gave_it_to()
    {
        var pair = _sdrs.GivenPair(_sdrs.GivenGroup());
        var (server, copy) = (_sdrs.Server(_sdrs["server_b"]), _sdrs.Found(pair).TargetVolume);
        _sdrs.World.Surroundings.Servers.Put(server with { Volumes = server.Volumes.Add(new AttachedVolume { VolumeId = copy, Device = "/dev/vdb" }) });

        _sdrs.Finished(_sdrs.DeletePair(pair, withVolume: true));

        _sdrs.Server(server.Id).Volumes.ShouldBe(server.Volumes);
    }
}
