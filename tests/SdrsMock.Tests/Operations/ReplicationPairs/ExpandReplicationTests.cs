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
    public void Expansion_resizes_both_disks_when_the_job_ends()
    {
        var pair = _mock.AddPair(_mock.AddGroup());

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
    public void A_failed_expansion_keeps_the_size_and_can_be_repeated()
    {
        var pair = _mock.AddPair(_mock.AddGroup());
        _mock.AddFailingJob("ExpandReplication", "SDRS.1820");

        var job = _mock.Finished(_mock.Expand(pair, 200));

        job.Text("fail_reason")!.ShouldContain("SdrsExpandReplicationPairNewTask-fail:SDRS.1820");
        _mock.Pair(pair).Text("status").ShouldBe("error-extending");
        _mock.SourceVolume(pair)!.Size.ShouldBe(100);
        _mock.Project.FailureJobs.ShouldHaveSingleItem().FailureStatus.ShouldBe("expandFail");

        _mock.Finished(_mock.Expand(pair, 200));
        _mock.Pair(pair).Text("status").ShouldBe("available");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(100.9)]
    [InlineData(-1)]
    public void Expansion_rejects_a_smaller_size(double size)
    {
        var pair = _mock.AddPair(_mock.AddGroup());

        _mock.Expand(pair, size).ShouldBreak("RP-EXTEND-06", Errors.RequestInvalid);
    }

    [Theory]
    [InlineData(32769)]
    [InlineData(1e300)]
    public void Expansion_rejects_a_size_above_the_maximum(double size)
    {
        var response = _mock.Expand(_mock.AddPair(_mock.AddGroup()), size);

        response.Error.ShouldBe(Errors.RequestInvalid);
        response.Constraint.ShouldBeNull();
    }

    [Fact]
    public void Expansion_distinguishes_pairs_in_error_and_busy_pairs()
    {
        var pair = _mock.AddPair(_mock.AddGroup());
        _mock.Found(pair).Status = Status.Error;
        _mock.Expand(pair, 200).ShouldBreak("RP-EXTEND-01", Errors.PairInError);

        _mock.Found(pair).Status = Status.Attaching;
        _mock.Expand(pair, 200).ShouldBreak("RP-EXTEND-01", Errors.PairStatusForbids);
    }

    [Fact]
    public void Disks_in_use_are_expanded_only_if_they_support_it()
    {
        var pairs = _mock.PairsOf(_mock.AddInstance(_mock.AddGroup(), "server_without_online_extend"));

        _mock.Finished(_mock.Expand(pairs[0], 200)).Text("status").ShouldBe("SUCCESS");
        _mock.Expand(pairs[1], 200).ShouldBreak("RP-EXTEND-03", Errors.PairVolumesInUse);
    }

    [Fact]
    public void Shared_disks_are_expanded_only_when_not_in_use()
    {
        var pair = _mock.AddPair(_mock.AddGroup(), "volume_shared");
        _mock.Finished(_mock.Expand(pair, 200)).Text("status").ShouldBe("SUCCESS");
        _mock.Project.Inventory.Volumes.Put(_mock.TargetVolume(pair)! with { Status = VolumeStatus.InUse });

        _mock.Expand(pair, 300).ShouldBreak("RP-EXTEND-04", Errors.SharedVolumesInUse);
    }

    [Fact]
    public void Expansion_requires_space_in_the_storage_pool()
    {
        var pair = _mock.AddPair(_mock.AddGroup(), "volume_c", "storage_pool");
        _mock.Project.Inventory.StoragePools.Put(_mock.Pool("storage_pool") with { UsedGb = 13500 });

        _mock.Expand(pair, 161).Error.ShouldBe(Errors.StoragePoolFull);
        _mock.Finished(_mock.Expand(pair, 160));
        _mock.Pool("storage_pool").FreeGb.ShouldBe(0);
    }

    [Fact]
    public void Expansion_counts_the_space_of_running_jobs()
    {
        var group = _mock.AddGroup();
        var pair = _mock.AddPair(group, "volume_c", "storage_pool");
        var size = _mock.Project.Inventory.Volumes[_mock["volume_a"]]!.Size;
        var pool = _mock.Pool("storage_pool");
        _mock.Project.Inventory.StoragePools.Put(pool with { UsedGb = pool.CapacityGb - size - 99 });
        _mock.Expand(pair, 160).ShouldSucceed();

        _mock.CreatePair(group, "volume_a", "storage_pool").ShouldBreak("RP-CREATE-17", Errors.StoragePoolFull);

        _mock.Project.Inventory.StoragePools.Put(pool with { UsedGb = pool.CapacityGb - size - 100 });
        _mock.CreatePair(group, "volume_a", "storage_pool").ShouldSucceed();
        _mock.Wait();
        _mock.Pool("storage_pool").FreeGb.ShouldBe(0);
    }

    [Fact]
    public void A_pair_expanded_in_a_newly_enabled_group_becomes_protected()
    {
        var group = _mock.AddGroup();
        var pair = _mock.AddPair(group);
        _mock.AddPair(group, "volume_b");
        _mock.Expand(pair, 200).ShouldSucceed();

        _mock.Start(group);

        _mock.Pair(pair).Text("status").ShouldBe("protected");
        _mock.Pair(pair).Text("replication_status").ShouldBe("active");
    }
}
