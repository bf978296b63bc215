using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Inventory;

public sealed class InventoryChangeTests
{
    private readonly InventoryTestBase _given = new();

    [Fact]
    public void Only_the_given_members_change()
    {
        var before = _given["server_a"];

        var change = _given.Patch("servers", before.Id, """{"status":"ACTIVE","key_name":"my-key"}""");

        var expected = before with { Status = ServerStatus.Active, KeyName = "my-key" };
        _given["server_a"].ShouldBe(expected with { Nics = _given["server_a"].Nics, Volumes = _given["server_a"].Volumes });
        _given["server_a"].Nics.Single().SecurityGroups.ShouldBe(before.Nics.Single().SecurityGroups);
        _given["server_a"].Volumes.ShouldBe(before.Volumes);
        change.Events.ShouldBe([new("servers", before.Id, ChangeKind.Changed)]);
    }

    [Fact]
    public void Null_removes_an_optional_member()
    {
        _given.Patch("servers", _given.Id("windows_with_key_pair"), """{"key_name":null}""");

        _given["windows_with_key_pair"].KeyName.ShouldBeNull();
    }

    [Fact]
    public void Nested_objects_are_merged()
    {
        _given.Patch("domains", _given.Id("domain_id"), """{"local_availability_zone":{"accessible":false}}""");

        var domain = _given.Project.Domains[_given.Id("domain_id")]!;
        domain.LocalAvailabilityZone.ShouldBe(new() { Name = "cn-north-4a", Accessible = false });
    }

    [Fact]
    public void Existing_NICs_are_kept_and_new_NICs_are_completed()
    {
        var nic = _given["server_a"].PrimaryNic!;

        _given.Patch("servers", _given.Id("server_a"), $$"""{"nics":[{"id":"{{nic.Id}}","elastic_ip":"80.1.2.3"},{}]}""");

        var nics = _given["server_a"].Nics;
        (nics[0].IpAddress, nics[0].ElasticIp, nics[0].Primary).ShouldBe((nic.IpAddress, "80.1.2.3", true));
        nics[1].IpAddress.ShouldBe("172.16.0.2");
        _given["server_a"].ElasticIp.ShouldBe("80.1.2.3");
    }

    [Fact]
    public void A_disk_without_a_server_is_available()
    {
        var (server, data) = (_given["server_two_disks"], _given.Id("volume_in_use"));

        var change = _given.Patch("servers", server.Id, $$"""{"volumes":["{{server.Volumes[0].VolumeId}}"]}""");

        _given.Project.Volumes[data]!.Status.ShouldBe(VolumeStatus.Available);
        _given["server_two_disks"].Volumes.ShouldBe([server.Volumes[0]]);
        change.Events.ShouldContain(new InventoryEvent("volumes", data, ChangeKind.Changed));
    }

    [Fact]
    public void A_disk_keeps_its_device()
    {
        var server = _given["server_two_disks"];

        _given.Patch("servers", server.Id, $$"""{"volumes":["{{_given.Id("volume_a")}}","{{server.Volumes[1].VolumeId}}"]}""");

        _given["server_two_disks"].Volumes.Select(volume => volume.Device).ShouldBe(["/dev/vda", "/dev/vdb"]);
    }

    [Fact]
    public void Removing_a_server_releases_only_its_unshared_disks()
    {
        var server = _given["server_shared_disk"];

        var change = _given.Remove("servers", server.Id);

        _given.Project.Servers[server.Id].ShouldBeNull();
        _given.Project.Volumes[server.Volumes[0].VolumeId]!.Status.ShouldBe(VolumeStatus.Available);
        _given.Project.Volumes[server.Volumes[1].VolumeId]!.Status.ShouldBe(VolumeStatus.InUse);
        change.Events.ShouldBe(
            [new("servers", server.Id, ChangeKind.Removed), new("volumes", server.Volumes[0].VolumeId, ChangeKind.Changed)]);
    }

    [Fact]
    public void Removing_a_disk_detaches_it_from_its_servers()
    {
        var disk = _given["server_shared_disk"].Volumes[1].VolumeId;

        var change = _given.Remove("volumes", disk);

        _given["server_shared_disk"].Volumes.ShouldHaveSingleItem();
        _given["server_shared_disk_peer"].Volumes.ShouldHaveSingleItem();
        change.Events.Length.ShouldBe(3);
    }

    [Fact]
    public void A_key_pair_in_use_can_be_removed()
    {
        _given.Remove("key_pairs", _given.Id("key_pair"));

        _given.Project.KeyPairs[_given["windows_with_key_pair"].KeyName].ShouldBeNull();
    }

    [Theory]
    [InlineData("vpcs", "vpc", "lies in it")]
    [InlineData("subnets", "subnet", "has an address in it")]
    [InlineData("flavors", "flavor", "has it")]
    [InlineData("dedicated_hosts", "dedicated_host_source_az", "runs on it")]
    [InlineData("storage_pools", "storage_pool_source_az", "lies in it")]
    public void An_item_in_use_cannot_be_removed(string kind, string fixture, string because)
    {
        var rejection = Should.Throw<InventoryException>(() => _given.Remove(kind, _given.Id(fixture)));

        rejection.Status.ShouldBe(409);
        rejection.Message.ShouldEndWith($"{because}.");
    }

    [Theory]
    [InlineData("vpcs", "vpc_without_subnets")]
    [InlineData("flavors", "flavor_sold_out")]
    [InlineData("dedicated_hosts", "dedicated_host")]
    [InlineData("storage_pools", "storage_pool")]
    [InlineData("domains", "domain_sold_out")]
    public void An_unused_item_can_be_removed(string kind, string fixture)
    {
        _given.Remove(kind, _given.Id(fixture));

        Should.Throw<InventoryException>(() => _given.Remove(kind, _given.Id(fixture))).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("servers", "server_a", """{"id":"x"}""", "id cannot be changed.")]
    [InlineData("servers", "server_a", """{"statuses":"x"}""", "statuses is not a member; known are id, name, status")]
    [InlineData("servers", "server_a", """{"nics":[{"ip_address":"USED"}]}""", "nics[0].ip_address is taken: ")]
    [InlineData("servers", "server_a", """{"vpc_id":"OTHER"}""", "nics[0].subnet_id lies in another VPC than the server")]
    [InlineData("servers", "server_a", """{"volumes":[{"volume_id":"VOLUME","device":"sda"}]}""", "volumes[0].device must look like")]
    [InlineData("servers", "server_a", """{"volumes":["VOLUME","VOLUME"]}""", "volumes[0].volume_id is there twice.")]
    [InlineData("volumes", "volume_a", """{"status":"lost"}""", "status is \"lost\" but must be one of attaching, available")]
    [InlineData("vpcs", "vpc", """{"cidr":"10.0.0.0/8"}""", "cidr must hold its subnet 172.16.0.0/16.")]
    [InlineData("subnets", "subnet", """{"cidr":"172.17.0.0/24"}""", "cidr overlaps that of subnet")]
    [InlineData("subnets", "subnet", """{"cidr":"172.18.0.0/24"}""", "cidr and vpc_id must stay while servers")]
    [InlineData("flavors", "flavor", """{"vcpus":0}""", "vcpus must be 1 to 1024.")]
    public void Invalid_changes_are_rejected_and_change_nothing(string kind, string fixture, string json, string sentence)
    {
        json = json.Replace("USED", _given.Id("used_ip"), StringComparison.Ordinal)
            .Replace("OTHER", _given.Id("vpc_other"), StringComparison.Ordinal)
            .Replace("VOLUME", _given.Id("volume_a"), StringComparison.Ordinal);

        Should.Throw<InventoryException>(() => _given.Patch(kind, _given.Id(fixture), json)).Message.ShouldStartWith(sentence);

        _given.Project.IsPristine.ShouldBeTrue();
    }

    [Fact]
    public void An_unknown_item_is_not_found()
    {
        var rejection = Should.Throw<InventoryException>(() => _given.Patch("servers", "x", "{}"));

        (rejection.Status, rejection.Message).ShouldBe((404, "servers holds nothing with the id \"x\"."));
    }

    [Fact]
    public void A_disk_of_several_servers_stays_shared()
    {
        var disk = _given["server_shared_disk"].Volumes[1].VolumeId;

        Should.Throw<InventoryException>(() => _given.Patch("volumes", disk, """{"shared":false}"""))
            .Message.ShouldBe("shared must stay true while several servers hold the volume.");
    }
}
