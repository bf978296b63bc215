using SdrsMock.Tests.Operations.ReplicationPairs;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>EVS in each of its spellings: disks come, grow and go.</summary>
public sealed class VolumeTests
{
    private readonly MockHarness _mock = new();

    [Theory]
    [InlineData("/v2/{project_id}/cloudvolumes")]
    [InlineData("/v2.1/{project_id}/cloudvolumes")]
    [InlineData("/v3/{project_id}/cloudvolumes")]
    public void The_EVS_API_creates_a_disk_with_a_job(string path)
    {
        var accepted = _mock.CallSuccessfully(
            "POST", path, "{'volume':{'name':'data','size':50,'volume_type':'SSD','availability_zone':'{source_az}'}}");
        var id = accepted.GetProperty("volume_ids")[0].GetString()!;
        _mock.Volume(id).Text("status").ShouldBe("creating");

        var entities = _mock.JobOf(accepted).GetProperty("entities");

        (entities.Text("volume_id"), entities.Int("size"), entities.Text("volume_type")).ShouldBe((id, 50, "SSD"));
        _mock.CallSuccessfully("GET", $"/v3/{{project_id}}/os-vendor-volumes/{id}")
            .GetProperty("volume")
            .Text("status")
            .ShouldBe("available");
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v2")]
    [InlineData("v3")]
    public void The_Cinder_API_shows_the_progress_as_the_status_of_the_disk(string version)
    {
        var response = _mock.Call("POST", $"/{version}/{{project_id}}/volumes", "{'volume':{'size':10}}");

        response.Status.ShouldBe(202);
        var volume = response.Json.GetProperty("volume");
        volume.Text("status").ShouldBe("creating");
        _mock.Wait();
        _mock.CallSuccessfully("GET", $"/{version}/{{project_id}}/volumes/{volume.Text("id")}")
            .GetProperty("volume")
            .Text("status")
            .ShouldBe("available");
    }

    [Theory]
    [InlineData("/v2/{project_id}/cloudvolumes/{volume_a}/action", 200)]
    [InlineData("/v3/{project_id}/volumes/{volume_a}/action", 202)]
    public void A_disk_can_be_expanded(string path, int status)
    {
        var size = _mock.Volume(_mock["volume_a"]).Int("size");
        _mock.Call("POST", path, $"{{'os-extend':{{'new_size':{size}}}}}").Status.ShouldBe(400);

        _mock.Call("POST", path, $"{{'os-extend':{{'new_size':{size + 1}}}}}").Status.ShouldBe(status);

        (_mock.Volume(_mock["volume_a"]).Text("status"), _mock.Volume(_mock["volume_a"]).Int("size")).ShouldBe(("extending", size));
        _mock.Wait();
        (_mock.Volume(_mock["volume_a"]).Text("status"), _mock.Volume(_mock["volume_a"]).Int("size")).ShouldBe(("available", size + 1));
    }

    [Fact]
    public void A_disk_detached_during_its_expansion_becomes_available()
    {
        var held = _mock.Project.Inventory.Servers[_mock["server_two_disks"]]!.Volumes[1].VolumeId;
        _mock.CallSuccessfully("DELETE", $"/v1/{{project_id}}/cloudservers/{{server_two_disks}}/detachvolume/{held}");

        _mock.CallSuccessfully("POST", $"/v2/{{project_id}}/cloudvolumes/{held}/action", "{'os-extend':{'new_size':1000}}");
        _mock.Wait();

        var disk = _mock.Volume(held);
        (disk.Text("status"), disk.Int("size"), disk.GetProperty("attachments").GetArrayLength()).ShouldBe(("available", 1000, 0));
    }

    [Fact]
    public void A_disk_attached_during_its_expansion_becomes_in_use()
    {
        _mock.CallSuccessfully(
            "POST", "/v1/{project_id}/cloudservers/{server_a}/attachvolume", "{'volumeAttachment':{'volumeId':'{volume_a}'}}");

        _mock.CallSuccessfully("POST", "/v2/{project_id}/cloudvolumes/{volume_a}/action", "{'os-extend':{'new_size':1000}}");
        _mock.Wait();

        var disk = _mock.Volume(_mock["volume_a"]);
        (disk.Text("status"), disk.Int("size"), disk.GetProperty("attachments").GetArrayLength()).ShouldBe(("in-use", 1000, 1));
    }

    [Fact]
    public void Only_an_unattached_disk_can_be_deleted()
    {
        var held = _mock.Project.Inventory.Servers[_mock["server_a"]]!.Volumes[0].VolumeId;
        _mock.Call("DELETE", $"/v2/{{project_id}}/cloudvolumes/{held}").Error!.Code.ShouldBe("EVS.5400");

        _mock.JobOf(_mock.CallSuccessfully("DELETE", "/v2/{project_id}/cloudvolumes/{volume_a}")).Text("status").ShouldBe("SUCCESS");
        _mock.Call("DELETE", "/v3/{project_id}/volumes/{volume_b}").Status.ShouldBe(202);
        _mock.Wait();

        _mock.Call("GET", "/v3/{project_id}/volumes/{volume_a}").Status.ShouldBe(404);
        _mock.Call("GET", "/v3/{project_id}/volumes/{volume_b}").Status.ShouldBe(404);
    }

    [Fact]
    public void Deleting_a_disk_in_EVS_makes_its_pair_invalid()
    {
        var pair = _mock.AddPair(_mock.AddGroup());

        _mock.Call("DELETE", "/v2/{project_id}/volumes/{volume_a}").ShouldSucceed();
        _mock.Wait();

        _mock.Pair(pair).Text("status").ShouldBe("invalid");
    }

    [Fact]
    public void All_volume_APIs_list_the_same_disks()
    {
        var all = _mock.Project.Inventory.Volumes.Select(volume => volume.Id).ToList();

        _mock.CallSuccessfully("GET", "/v3/{project_id}/volumes/detail").GetProperty("volumes").Ids().ShouldBe(all);
        _mock.CallSuccessfully("GET", "/v2/{project_id}/cloudvolumes/detail").GetProperty("volumes").Ids().ShouldBe(all);
        _mock.CallSuccessfully("GET", "/v2/{project_id}/cloudvolumes/detail?limit=2&offset=3")
            .GetProperty("volumes")
            .Ids()
            .ShouldBe(all.Slice(3, 2));
        _mock.CallSuccessfully("GET", "/v2/{project_id}/cloudvolumes/detail?offset=10000")
            .GetProperty("volumes")
            .GetArrayLength()
            .ShouldBe(0);
        _mock.CallSuccessfully("GET", "/v2/{project_id}/os-vendor-volumes/detail?status=available")
            .GetProperty("volumes")
            .Ids()
            .ShouldContain(_mock["volume_a"]);
    }

    [Fact]
    public void A_disk_can_be_renamed_in_both_APIs()
    {
        _mock.CallSuccessfully("PUT", "/v2/{project_id}/cloudvolumes/{volume_a}", "{'volume':{'name':'one'}}").Text("name").ShouldBe("one");
        _mock.CallSuccessfully("PUT", "/v3/{project_id}/volumes/{volume_a}", "{'volume':{'name':'two'}}")
            .GetProperty("volume")
            .Text("name")
            .ShouldBe("two");
    }

    [Fact]
    public void Types_and_zones_are_listed()
    {
        var type = _mock.CallSuccessfully("GET", "/v3/{project_id}/types").GetProperty("volume_types")[1];
        _mock.CallSuccessfully("GET", $"/v3/{{project_id}}/types/{type.Text("id")}")
            .GetProperty("volume_type")
            .Text("name")
            .ShouldBe("SAS");
        _mock.CallSuccessfully("GET", "/evs/v3/{project_id}/os-availability-zone")
            .GetProperty("availabilityZoneInfo")
            .GetArrayLength()
            .ShouldBe(3);
    }
}
