using SdrsMock.Resources;
using SdrsMock.Surroundings;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.DisasterRecoveryDrills;

public sealed class DrillTests
{
    private readonly Sdrs _sdrs = new();

    [Fact]
    public void Deleting_takes_servers_and_disks_and_leaves_the_network()
    {
        var (group, _) = _sdrs.GivenProtectedGroup();
        var drill = _sdrs.GivenDrill(group);
        var vpc = _sdrs.Drill(drill).DrillVpcId;

        _sdrs.Finished(_sdrs.DeleteDrill(drill));

        _sdrs.ServersOf(drill).ShouldBeEmpty();
        _sdrs.VolumesOf(drill).ShouldBeEmpty();
        _sdrs.World.Surroundings.Vpcs[vpc].ShouldNotBeNull();
        _sdrs.CidrsOf(vpc).ShouldNotBeEmpty();
        _sdrs.Group(group).Int("disaster_recovery_drill_num").ShouldBe(0);
        _sdrs.Get($"/disaster-recovery-drills/{drill}").ShouldBreak("DR-GET-01", Errors.DrillNotFound);
    }

    [Fact]
    public void Deleting_frees_a_disk_that_somebody_gave_to_the_drill_server()
    {
        var (group, _) = _sdrs.GivenProtectedGroup();
        var drill = _sdrs.GivenDrill(group);
        var server = _sdrs.ServersOf(drill).Single();
        var volumes = _sdrs.World.Surroundings.Volumes;
        _sdrs.World.Surroundings.Servers.Put(server with { Volumes = server.Volumes.Add(new AttachedVolume { VolumeId = _sdrs["volume_other_az"], Device = "/dev/vdb" }) });
        volumes.Put(volumes[_sdrs["volume_other_az"]]! with { Status = VolumeStatus.InUse });

        _sdrs.Finished(_sdrs.DeleteDrill(drill));

        volumes[_sdrs["volume_other_az"]]!.Status.ShouldBe(VolumeStatus.Available);
    }

    [Fact]
    public void A_failed_deletion_keeps_everything_and_can_be_tried_again()
    {
        var (group, _) = _sdrs.GivenProtectedGroup();
        var drill = _sdrs.GivenDrill(group);
        _sdrs.GivenFailingJob("DeleteDisasterRecoveryDrill", "SDRS.1918");

        _sdrs.Finished(_sdrs.DeleteDrill(drill)).Text("error_code").ShouldBe("SDRS.1918");

        _sdrs.Drill(drill).Status.ShouldBe(Status.ErrorDeleting);
        _sdrs.ServersOf(drill).ShouldHaveSingleItem();
        _sdrs.Finished(_sdrs.DeleteDrill(drill)).Text("status").ShouldBe("SUCCESS");
    }

    [Fact]
    public void Cannot_be_deleted_while_it_is_being_made()
    {
        var group = _sdrs.GivenGroup();
        _sdrs.CreateDrill(group).ShouldSucceed();

        _sdrs.DeleteDrill(_sdrs.World.Drills.Single().Id).ShouldBreak("DR-DELETE-01", Errors.DrillNotDeletable);
    }

    [Fact]
    public void A_group_with_a_drill_cannot_be_deleted()
    {
        var group = _sdrs.GivenGroup();
        _sdrs.GivenDrill(group);

        _sdrs.Delete($"/server-groups/{group}").ShouldBreak("PG-DELETE-04", Errors.GroupHoldsDrill);
    }

    [Theory]
    [InlineData("{unknown_id}", "SDRS.1902", "SDRS.1913", 404)]
    [InlineData("not-an-id", "SDRS.1900", "SDRS.1900", 400)]
    [InlineData("%20", "SDRS.1901", "SDRS.1901", 400)]
    public void Tells_unknown_malformed_and_empty_ids_apart(string id, string code, string codeOfDeletion, int statusInOtc)
    {
        foreach (var sdrs in new[] { _sdrs, new Sdrs(options => options.Edition = "otc") })
        {
            var path = $"/disaster-recovery-drills/{id.Replace("{unknown_id}", sdrs["unknown_id"], StringComparison.Ordinal)}";
            Answer[] answers = [sdrs.Get(path), sdrs.Delete(path), sdrs.Put(path, new { disaster_recovery_drill = new { name = "renamed" } })];

            answers.Select(answer => answer.Error!.Code).ShouldBe([code, codeOfDeletion, code]);
            answers.ShouldAllBe(answer => answer.Status == (sdrs == _sdrs ? 400 : statusInOtc));
        }
    }

    [Fact]
    public void A_trailing_slash_is_an_empty_id_where_it_is_not_the_list()
    {
        _sdrs.Delete("/disaster-recovery-drills/").Error.ShouldBe(Errors.DrillIdEmpty);
        _sdrs.Get("/disaster-recovery-drills/").ShouldSucceed();
    }

    [Fact]
    public void Lists_by_group_name_status_and_network()
    {
        var (one, other) = (_sdrs.GivenGroup("one"), _sdrs.GivenGroup("other"));
        _sdrs.GivenDrill(one, "vpc_drill", "spring");
        _sdrs.GivenDrill(other, "vpc_drill_b", "autumn");

        NamesOf("").ShouldBe(["autumn", "spring"]);
        NamesOf($"?server_group_id={one}").ShouldBe(["spring"]);
        NamesOf("?name=tum").ShouldBe(["autumn"]);
        NamesOf("?status=creating").ShouldBeEmpty();
        NamesOf($"?drill_vpc_id={_sdrs["vpc_drill_b"]}").ShouldBe(["autumn"]);
    }

    [Fact]
    public void A_new_name_is_shown()
    {
        var drill = _sdrs.GivenDrill(_sdrs.GivenGroup());

        _sdrs.Put($"/disaster-recovery-drills/{drill}", new { disaster_recovery_drill = new { name = "renamed" } })
            .Json.GetProperty("disaster_recovery_drill").Text("name").ShouldBe("renamed");

        NamesOf("").ShouldBe(["renamed"]);
    }

    private IReadOnlyList<string?> NamesOf(string query) =>
        [.. _sdrs.Get($"/disaster-recovery-drills{query}").Json.GetProperty("disaster_recovery_drills").EnumerateArray().Select(drill => drill.Text("name"))];
}
