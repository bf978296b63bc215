using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.Tests.Operations.ReplicationPairs;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.DisasterRecoveryDrills;

public sealed class DrillTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Deleting_a_drill_deletes_servers_and_disks_and_keeps_the_network()
    {
        var (group, _) = _mock.AddProtectedGroup();
        var drill = _mock.AddDrill(group);
        var vpc = _mock.Drill(drill).DrillVpcId;

        _mock.Finished(_mock.DeleteDrill(drill));

        _mock.ServersOf(drill).ShouldBeEmpty();
        _mock.VolumesOf(drill).ShouldBeEmpty();
        _mock.Project.Inventory.Vpcs[vpc].ShouldNotBeNull();
        _mock.CidrsOf(vpc).ShouldNotBeEmpty();
        _mock.Group(group).Int("disaster_recovery_drill_num").ShouldBe(0);
        _mock.Get($"/disaster-recovery-drills/{drill}").ShouldBreak("DR-GET-01", Errors.DrillNotFound);
    }

    [Fact]
    public void Deleting_a_drill_detaches_a_disk_that_was_added_to_its_server()
    {
        var (group, _) = _mock.AddProtectedGroup();
        var drill = _mock.AddDrill(group);
        var server = _mock.ServersOf(drill).Single();
        var volumes = _mock.Project.Inventory.Volumes;
        _mock.Project.Inventory.Servers.Put(
            server with { Volumes = server.Volumes.Add(new AttachedVolume { VolumeId = _mock["volume_other_az"], Device = "/dev/vdb" }) });
        volumes.Put(volumes[_mock["volume_other_az"]]! with { Status = VolumeStatus.InUse });

        _mock.Finished(_mock.DeleteDrill(drill));

        volumes[_mock["volume_other_az"]]!.Status.ShouldBe(VolumeStatus.Available);
    }

    [Fact]
    public void A_failed_drill_deletion_keeps_everything_and_can_be_repeated()
    {
        var (group, _) = _mock.AddProtectedGroup();
        var drill = _mock.AddDrill(group);
        _mock.AddFailingJob("DeleteDisasterRecoveryDrill", "SDRS.1918");

        _mock.Finished(_mock.DeleteDrill(drill)).Text("error_code").ShouldBe("SDRS.1918");

        _mock.Drill(drill).Status.ShouldBe(Status.ErrorDeleting);
        _mock.ServersOf(drill).ShouldHaveSingleItem();
        _mock.Finished(_mock.DeleteDrill(drill)).Text("status").ShouldBe("SUCCESS");
    }

    [Fact]
    public void A_drill_in_creation_cannot_be_deleted()
    {
        var group = _mock.AddGroup();
        _mock.AddPair(group);
        _mock.CreateDrill(group).ShouldSucceed();

        _mock.DeleteDrill(_mock.Project.Drills.Single().Id).ShouldBreak("DR-DELETE-01", Errors.DrillNotDeletable);
    }

    [Fact]
    public void A_group_with_a_drill_cannot_be_deleted()
    {
        var group = _mock.AddGroup();
        var pair = _mock.AddPair(group);
        _mock.AddDrill(group);
        _mock.Finished(_mock.Delete($"/replications/{pair}")).Text("status").ShouldBe("SUCCESS");

        _mock.Delete($"/server-groups/{group}").ShouldBreak("PG-DELETE-04", Errors.GroupHoldsDrill);
    }

    [Theory]
    [InlineData("{unknown_id}", "SDRS.1902", "SDRS.1913", 404)]
    [InlineData("not-an-id", "SDRS.1900", "SDRS.1900", 400)]
    [InlineData("%20", "SDRS.1901", "SDRS.1901", 400)]
    public void Unknown_malformed_and_empty_drill_ids_have_different_errors(string id, string code, string codeOfDeletion, int statusInOtc)
    {
        foreach (var mock in new[] { _mock, new MockHarness(options => options.Edition = "otc") })
        {
            var path = $"/disaster-recovery-drills/{id.Replace("{unknown_id}", mock["unknown_id"], StringComparison.Ordinal)}";
            HarnessResponse[] responses =
            [
                mock.Get(path), mock.Delete(path), mock.Put(path, new { disaster_recovery_drill = new { name = "renamed" } }),
            ];

            responses.Select(response => response.Error!.Code).ShouldBe([code, codeOfDeletion, code]);
            responses.ShouldAllBe(response => response.Status == (mock == _mock ? 400 : statusInOtc));
        }
    }

    [Fact]
    public void A_trailing_slash_is_an_empty_id_except_for_lists()
    {
        _mock.Delete("/disaster-recovery-drills/").Error.ShouldBe(Errors.DrillIdEmpty);
        _mock.Get("/disaster-recovery-drills/").ShouldSucceed();
    }

    [Fact]
    public void Drills_are_filtered_by_group_name_status_and_network()
    {
        var (one, other) = (_mock.AddGroup("one"), _mock.AddGroup("other"));
        _mock.AddPair(one);
        _mock.AddPair(other, "volume_b");
        _mock.AddDrill(one, "vpc_drill", "spring");
        _mock.AddDrill(other, "vpc_drill_b", "autumn");

        NamesOf("").ShouldBe(["autumn", "spring"]);
        NamesOf($"?server_group_id={one}").ShouldBe(["spring"]);
        NamesOf("?name=tum").ShouldBe(["autumn"]);
        NamesOf("?status=creating").ShouldBeEmpty();
        NamesOf($"?drill_vpc_id={_mock["vpc_drill_b"]}").ShouldBe(["autumn"]);
    }

    [Fact]
    public void A_new_name_is_shown()
    {
        var group = _mock.AddGroup();
        _mock.AddPair(group);
        var drill = _mock.AddDrill(group);

        _mock.Put($"/disaster-recovery-drills/{drill}", new { disaster_recovery_drill = new { name = "renamed" } })
            .Json.GetProperty("disaster_recovery_drill").Text("name").ShouldBe("renamed");

        NamesOf("").ShouldBe(["renamed"]);
    }

    private IReadOnlyList<string?> NamesOf(string query) =>
        [.. _mock.Get($"/disaster-recovery-drills{query}").Json.GetProperty("disaster_recovery_drills").EnumerateArray()
            .Select(drill => drill.Text("name"))];
}
