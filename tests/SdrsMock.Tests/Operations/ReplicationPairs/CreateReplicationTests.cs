using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ReplicationPairs;

public sealed class CreateReplicationTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Creation_adds_a_DR_disk_with_the_same_name()
    {
        var pair = _mock.AddPair(_mock.AddGroup());

        var (production, recovery) = (_mock.SourceVolume(pair)!, _mock.TargetVolume(pair)!);
        recovery.ShouldBe(production with { Id = recovery.Id, AvailabilityZone = _mock["target_az"] });
        production.Status.ShouldBe(VolumeStatus.Available);
        _mock.Pair(pair).Text("volume_ids").ShouldBe($"{production.Id},{recovery.Id}");
        _mock.Pair(pair).GetProperty("attachment").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void The_creation_job_has_string_entities_and_no_sub_jobs()
    {
        var job = _mock.Finished(_mock.CreatePair(_mock.AddGroup()));

        var entities = job.GetProperty("entities").EnumerateObject().ToList();
        entities.ShouldAllBe(entity => entity.Value.ValueKind == JsonValueKind.String);
        entities.Select(entity => entity.Name).ShouldBe(["replication_pair_id", "volume_ids", "server_group_id"]);
    }

    [Fact]
    public void A_pair_counts_from_the_start_and_exists_when_the_job_ends()
    {
        var group = _mock.AddGroup();

        _mock.CreatePair(group).ShouldSucceed();

        _mock.Group(group).Int("replication_num").ShouldBe(1);
        var pair = _mock.Project.Pairs.ShouldHaveSingleItem();
        pair.Status.ShouldBe(Status.Creating);
        _mock.TargetVolume(pair.Id).ShouldBeNull();
        _mock.Wait();
        _mock.Pair(pair.Id).Text("status").ShouldBe("available");
        _mock.Pair(pair.Id).Text("replication_status").ShouldBe("inactive");
    }

    [Fact]
    public void A_pair_created_in_a_protected_group_replicates_at_once()
    {
        var (group, _) = _mock.AddProtectedGroup();

        _mock.CreatePair(group, "volume_big").ShouldSucceed();
        _mock.Clock.Advance(TimeSpan.FromSeconds(3));

        var id = _mock.Project.Pairs.Single(pair => pair.Bootable is false).Id;
        _mock.Pair(id).Text("status").ShouldBe("protected");
        _mock.Pair(id).Text("replication_status").ShouldBe("copying");
        _mock.Wait();
        _mock.Pair(id).Int("progress").ShouldBe(100);
    }

    [Fact]
    public void A_failed_pair_creation_keeps_the_reason_and_adds_no_disk()
    {
        var (group, _) = _mock.AddProtectedGroup();
        _mock.AddFailingJob("CreateReplication", "SDRS.1812");

        var job = _mock.Finished(_mock.CreatePair(group));

        var id = job.GetProperty("entities").Text("replication_pair_id")!;
        _mock.Pair(id).Text("status").ShouldBe("error");
        _mock.Pair(id).Text("failure_detail").ShouldBe("SDRS.1812");
        _mock.Pair(id).Text("replication_status").ShouldBe("inactive");
        _mock.TargetVolume(id).ShouldBeNull();
        _mock.Project.FailureJobs.ShouldHaveSingleItem().ResourceType.ShouldBe("replications");
    }

    [Fact]
    public void A_pair_uses_space_of_the_storage_pool()
    {
        var before = _mock.Pool("storage_pool").FreeGb;

        var pair = _mock.AddPair(_mock.AddGroup(), "volume_c", "storage_pool");

        _mock.Pool("storage_pool").FreeGb.ShouldBe(before - 60);
        _mock.TargetVolume(pair)!.StoragePoolId.ShouldBe(_mock["storage_pool"]);
    }

    [Fact]
    public void Unknown_and_deleted_disks_have_the_same_error()
    {
        var group = _mock.AddGroup();
        _mock.AddPair(group);
        new MockInventory(_mock.Engine, _mock.ProjectId).Remove("volumes", _mock["volume_a"]);

        _mock.CreatePair(group).ShouldBreak("RP-CREATE-06", Errors.VolumeDeleted);
        _mock.CreatePair(group, "unknown_id").ShouldBreak("RP-CREATE-06", Errors.VolumeDeleted);
    }

    [Fact]
    public void A_disk_can_belong_to_only_one_pair()
    {
        var group = _mock.AddGroup();
        var pair = _mock.AddPair(group);

        _mock.CreatePair(group).ShouldBreak("RP-CREATE-09", Errors.VolumeAlreadyPaired);
        _mock.Post(
            "/replications",
            new { replication = new { server_group_id = group, volume_id = _mock.Found(pair).TargetVolume, name = "copy" } })
            .ShouldBreak("RP-CREATE-09", Errors.VolumeAlreadyPaired);
    }

    [Fact]
    public void The_limit_of_unattached_pairs_ignores_attached_pairs()
    {
        var group = _mock.AddGroup();
        _mock.AddInstance(group);
        _mock.SetQuota(Quota.UnattachedReplications, 1);
        _mock.AddPair(group);

        _mock.CreatePair(group, "volume_b").ShouldBreak("RP-CREATE-16", Errors.TooManyUnattachedPairs);
        _mock.SetQuota(Quota.Replications, 2);
        _mock.CreatePair(group, "volume_b").ShouldBreak("RP-CREATE-15", Errors.PairQuotaExceeded);
    }

    [Theory]
    [InlineData("storage_pool_source_az", "SDRS.1383")]
    [InlineData("storage_pool_deploying", "SDRS.1384")]
    [InlineData("storage_pool_full", "SDRS.1385")]
    [InlineData("storage_pool_other_type", "SDRS.1386")]
    [InlineData("unknown_id", "SDRS.1381")]
    public void A_pair_requires_a_usable_storage_pool(string pool, string code)
    {
        var before = _mock.AddGroup();

        var response = _mock.CreatePair(before, pool: pool);

        response.Error!.Code.ShouldBe(code);
        response.Constraint.ShouldBe("RP-CREATE-17");
        _mock.Project.Pairs.ShouldBeEmpty();
    }

    [Fact]
    public void In_a_reversed_group_the_production_disk_is_at_the_target_site()
    {
        var (group, _) = SdrsMock.Tests.Operations.ProtectionGroups.GroupActions.AddReversedGroup(_mock);

        _mock.CreatePair(group).ShouldBreak("RP-CREATE-10", Errors.VolumeZoneDiffers);
        var pair = _mock.AddPair(group, "volume_other_az");

        _mock.TargetVolume(pair)!.AvailabilityZone.ShouldBe(_mock["source_az"]);
    }
}
