using SdrsMock.Resources;
using SdrsMock.Surroundings;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ReplicationPairs;

public sealed class ExpandReplicationTests
{
    private readonly Sdrs _sdrs = new();

    [Fact]
    public void Grows_both_disks_once_the_job_is_done()
    {
        var pair = _sdrs.GivenPair(_sdrs.GivenGroup());

        _sdrs.Expand(pair, 150.9).ShouldSucceed();

        _sdrs.Pair(pair).Text("status").ShouldBe("extending");
        _sdrs.Found(pair).SizeGb.ShouldBe(100);
        _sdrs.Wait();
        _sdrs.Pair(pair).Text("status").ShouldBe("available");
        _sdrs.Pair(pair).GetProperty("record_metadata").Int("volume_size").ShouldBe(150);
        _sdrs.SourceVolume(pair)!.Size.ShouldBe(150);
        _sdrs.TargetVolume(pair)!.Size.ShouldBe(150);
    }

    [Fact]
    public void A_failed_one_leaves_the_size_and_can_be_tried_again()
    {
        var pair = _sdrs.GivenPair(_sdrs.GivenGroup());
        _sdrs.GivenFailingJob("ExpandReplication", "SDRS.1820");

        var job = _sdrs.Finished(_sdrs.Expand(pair, 200));

        job.Text("fail_reason")!.ShouldContain("SdrsExpandReplicationPairNewTask-fail:SDRS.1820");
        _sdrs.Pair(pair).Text("status").ShouldBe("error-extending");
        _sdrs.SourceVolume(pair)!.Size.ShouldBe(100);
        _sdrs.World.FailedTasks.ShouldHaveSingleItem().FailureStatus.ShouldBe("expandFail");

        _sdrs.Finished(_sdrs.Expand(pair, 200));
        _sdrs.Pair(pair).Text("status").ShouldBe("available");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(100.9)]
    [InlineData(-1)]
    public void Never_shrinks(double size)
    {
        var pair = _sdrs.GivenPair(_sdrs.GivenGroup());

        _sdrs.Expand(pair, size).ShouldBreak("RP-EXTEND-06", Errors.RequestInvalid);
    }

    [Theory]
    [InlineData(32769)]
    [InlineData(1e300)]
    public void Makes_no_disk_larger_than_there_are(double size)
    {
        var reply = _sdrs.Expand(_sdrs.GivenPair(_sdrs.GivenGroup()), size);

        reply.Error.ShouldBe(Errors.RequestInvalid);
        reply.Constraint.ShouldBeNull();
    }

    [Fact]
    public void Tells_a_pair_in_error_from_a_busy_one()
    {
        var pair = _sdrs.GivenPair(_sdrs.GivenGroup());
        _sdrs.Found(pair).Status = Status.Error;
        _sdrs.Expand(pair, 200).ShouldBreak("RP-EXTEND-01", Errors.PairInError);

        _sdrs.Found(pair).Status = Status.Attaching;
        _sdrs.Expand(pair, 200).ShouldBreak("RP-EXTEND-01", Errors.PairStatusForbids);
    }

    [Fact]
    public void In_use_disks_grow_if_they_can_do_that_online()
    {
        var pairs = _sdrs.PairsOf(_sdrs.GivenInstance(_sdrs.GivenGroup(), "server_without_online_extend"));

        _sdrs.Finished(_sdrs.Expand(pairs[0], 200)).Text("status").ShouldBe("SUCCESS");
        _sdrs.Expand(pairs[1], 200).ShouldBreak("RP-EXTEND-03", Errors.PairVolumesInUse);
    }

    [Fact]
    public void Shared_disks_grow_only_while_nobody_uses_them()
    {
        var pair = _sdrs.GivenPair(_sdrs.GivenGroup(), "volume_shared");
        _sdrs.Finished(_sdrs.Expand(pair, 200)).Text("status").ShouldBe("SUCCESS");
        _sdrs.World.Surroundings.Volumes.Put(_sdrs.TargetVolume(pair)! with { Status = VolumeStatus.InUse });

        _sdrs.Expand(pair, 300).ShouldBreak("RP-EXTEND-04", Errors.SharedVolumesInUse);
    }

    [Fact]
    public void The_storage_pool_must_have_room_for_the_growth()
    {
        var pair = _sdrs.GivenPair(_sdrs.GivenGroup(), "volume_c", "storage_pool");
        _sdrs.World.Surroundings.StoragePools.Put(_sdrs.Pool("storage_pool") with { UsedGb = 13500 });

        _sdrs.Expand(pair, 161).Error.ShouldBe(Errors.StoragePoolFull);
        _sdrs.Finished(_sdrs.Expand(pair, 160));
        _sdrs.Pool("storage_pool").FreeGb.ShouldBe(0);
    }

    [Fact]
    public void The_growth_that_jobs_at_work_will_take_counts_already()
    {
        var group = _sdrs.GivenGroup();
        var pair = _sdrs.GivenPair(group, "volume_c", "storage_pool");
        var size = _sdrs.World.Surroundings.Volumes[_sdrs["volume_a"]]!.Size;
        var pool = _sdrs.Pool("storage_pool");
        _sdrs.World.Surroundings.StoragePools.Put(pool with { UsedGb = pool.CapacityGb - size - 99 });
        _sdrs.Expand(pair, 160).ShouldSucceed();

        _sdrs.CreatePair(group, "volume_a", "storage_pool").ShouldBreak("RP-CREATE-17", Errors.StoragePoolFull);

        _sdrs.World.Surroundings.StoragePools.Put(pool with { UsedGb = pool.CapacityGb - size - 100 });
        _sdrs.CreatePair(group, "volume_a", "storage_pool").ShouldSucceed();
        _sdrs.Wait();
        _sdrs.Pool("storage_pool").FreeGb.ShouldBe(0);
    }

    [Fact]
    public void Ends_protected_and_synchronising_in_a_group_enabled_meanwhile()
    {
        var group = _sdrs.GivenGroup();
        var pair = _sdrs.GivenPair(group);
        _sdrs.GivenPair(group, "volume_b");
        _sdrs.Expand(pair, 200).ShouldSucceed();

        _sdrs.Start(group);

        _sdrs.Pair(pair).Text("status").ShouldBe("protected");
        _sdrs.Pair(pair).Text("replication_status").ShouldBe("active");
    }
}
