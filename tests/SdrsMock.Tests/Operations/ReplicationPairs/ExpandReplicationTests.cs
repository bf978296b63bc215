using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ReplicationPairs;

public sealed class ExpandReplicationTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Grows_both_disks_once_the_job_is_done()
    {
        var pair = _mock.GivenPair(_mock.GivenGroup());

        _mock.Expand(pair, 150.9).ShouldSucceed();

        _mock.Pair(pair).Text("status").ShouldBe("extending");
        _mock.Found(pair).SizeGb.ShouldBe(100);
        _mock.Wait();
        _mock.Pair(pair).Text("status").ShouldBe("available");
        _mock.Pair(pair).GetProperty("record_metadata").Int("volume_size").ShouldBe(150);
        _mock.SourceVolume(pair)!.Size.ShouldBe(150);
        _mock.TargetVolume(pair)!.Size.ShouldBe(150);
    }

    [Fact]
    public void A_failed_one_leaves_the_size_and_can_be_tried_again()
    {
        var pair = _mock.GivenPair(_mock.GivenGroup());
        _mock.GivenFailingJob("ExpandReplication", "SDRS.1820");

        var job = _mock.Finished(_mock.Expand(pair, 200));

        job.Text("fail_reason")!.ShouldContain("SdrsExpandReplicationPairNewTask-fail:SDRS.1820");
        _mock.Pair(pair).Text("status").ShouldBe("error-extending");
        _mock.SourceVolume(pair)!.Size.ShouldBe(100);
        _mock.World.FailureJobs.ShouldHaveSingleItem().FailureStatus.ShouldBe("expandFail");

        _mock.Finished(_mock.Expand(pair, 200));
        _mock.Pair(pair).Text("status").ShouldBe("available");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(100.9)]
    [InlineData(-1)]
    public void Never_shrinks(double size)
    {
        var pair = _mock.GivenPair(_mock.GivenGroup());

        _mock.Expand(pair, size).ShouldBreak("RP-EXTEND-06", Errors.RequestInvalid);
    }

    [Theory]
    [InlineData(32769)]
    [InlineData(1e300)]
    public void Makes_no_disk_larger_than_there_are(double size)
    {
        var reply = _mock.Expand(_mock.GivenPair(_mock.GivenGroup()), size);

        reply.Error.ShouldBe(Errors.RequestInvalid);
        reply.Constraint.ShouldBeNull();
    }

    [Fact]
    public void Tells_a_pair_in_error_from_a_busy_one()
    {
        var pair = _mock.GivenPair(_mock.GivenGroup());
        _mock.Found(pair).Status = Status.Error;
        _mock.Expand(pair, 200).ShouldBreak("RP-EXTEND-01", Errors.PairInError);

        _mock.Found(pair).Status = Status.Attaching;
        _mock.Expand(pair, 200).ShouldBreak("RP-EXTEND-01", Errors.PairStatusForbids);
    }

    [Fact]
    public void In_use_disks_grow_if_they_can_do_that_online()
    {
        var pairs = _mock.PairsOf(_mock.GivenInstance(_mock.GivenGroup(), "server_without_online_extend"));

        _mock.Finished(_mock.Expand(pairs[0], 200)).Text("status").ShouldBe("SUCCESS");
        _mock.Expand(pairs[1], 200).ShouldBreak("RP-EXTEND-03", Errors.PairVolumesInUse);
    }

    [Fact]
    public void Shared_disks_grow_only_while_nobody_uses_them()
    {
        var pair = _mock.GivenPair(_mock.GivenGroup(), "volume_shared");
        _mock.Finished(_mock.Expand(pair, 200)).Text("status").ShouldBe("SUCCESS");
        _mock.World.Inventory.Volumes.Put(_mock.TargetVolume(pair)! with { Status = VolumeStatus.InUse });

        _mock.Expand(pair, 300).ShouldBreak("RP-EXTEND-04", Errors.SharedVolumesInUse);
    }

    [Fact]
    public void The_storage_pool_must_have_room_for_the_growth()
    {
        var pair = _mock.GivenPair(_mock.GivenGroup(), "volume_c", "storage_pool");
        _mock.World.Inventory.StoragePools.Put(_mock.Pool("storage_pool") with { UsedGb = 13500 });

        _mock.Expand(pair, 161).Error.ShouldBe(Errors.StoragePoolFull);
        _mock.Finished(_mock.Expand(pair, 160));
        _mock.Pool("storage_pool").FreeGb.ShouldBe(0);
    }

    [Fact]
    public void The_growth_that_jobs_at_work_will_take_counts_already()
    {
        var group = _mock.GivenGroup();
        var pair = _mock.GivenPair(group, "volume_c", "storage_pool");
        var size = _mock.World.Inventory.Volumes[_mock["volume_a"]]!.Size;
        var pool = _mock.Pool("storage_pool");
        _mock.World.Inventory.StoragePools.Put(pool with { UsedGb = pool.CapacityGb - size - 99 });
        _mock.Expand(pair, 160).ShouldSucceed();

        _mock.CreatePair(group, "volume_a", "storage_pool").ShouldBreak("RP-CREATE-17", Errors.StoragePoolFull);

        _mock.World.Inventory.StoragePools.Put(pool with { UsedGb = pool.CapacityGb - size - 100 });
        _mock.CreatePair(group, "volume_a", "storage_pool").ShouldSucceed();
        _mock.Wait();
        _mock.Pool("storage_pool").FreeGb.ShouldBe(0);
    }

    [Fact]
    public void Ends_protected_and_synchronising_in_a_group_enabled_meanwhile()
    {
        var group = _mock.GivenGroup();
        var pair = _mock.GivenPair(group);
        _mock.GivenPair(group, "volume_b");
        _mock.Expand(pair, 200).ShouldSucceed();

        _mock.Start(group);

        _mock.Pair(pair).Text("status").ShouldBe("protected");
        _mock.Pair(pair).Text("replication_status").ShouldBe("active");
    }
}
