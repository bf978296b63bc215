using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Inventory;

public sealed class InventoryAddTests
{
    private readonly InventoryTestBase _given = new();

    [Fact]
    public void A_server_without_members_is_a_default_server()
    {
        var change = _given.Add("servers", "{}");

        var server = _given.Project.Servers[change.Id]!;
        server.VpcId.ShouldBe(_given.Id("vpc"));
        server.Status.ShouldBe(ServerStatus.Shutoff);
        server.Flavor.ShouldBe(_given.Id("flavor"));
        server.PrimaryNic!.SubnetId.ShouldBe(_given.Id("subnet"));
        var disk = _given.Project.Volumes[server.Volumes.ShouldHaveSingleItem().VolumeId]!;
        (disk.Size, disk.Status, disk.Bootable).ShouldBe((40, VolumeStatus.InUse, true));
        change.Events.ShouldBe([new("servers", server.Id, ChangeKind.Added), new("volumes", disk.Id, ChangeKind.Added)]);
    }

    [Fact]
    public void Two_additions_create_two_items()
    {
        _given.Add("servers", "{}").Id.ShouldNotBe(_given.Add("servers", "{}").Id);
        new InventoryTestBase().Add("servers", "{}").Id.ShouldBe(new InventoryTestBase().Add("servers", "{}").Id);
    }

    [Fact]
    public void Disks_can_be_given_by_id()
    {
        var change = _given.Add("servers",
            $$"""{"volumes":["{{_given.Id("volume_a")}}",{"volume_id":"{{_given.Id("volume_b")}}","device":"/dev/vdf"}]}""");

        _given.Project.Servers[change.Id]!.Volumes.Select(volume => (volume.VolumeId, volume.Device))
            .ShouldBe([(_given.Id("volume_a"), "/dev/vda"), (_given.Id("volume_b"), "/dev/vdf")]);
        _given.Volume("volume_a").ShouldBe(_given.Volume("volume_a") with { Status = VolumeStatus.InUse, Bootable = true });
        change.Events.Select(effect => (effect.Collection, effect.Change)).ShouldBe(
            [("servers", ChangeKind.Added), ("volumes", ChangeKind.Changed), ("volumes", ChangeKind.Changed)]);
    }

    [Fact]
    public void NICs_are_completed_one_by_one()
    {
        var id = _given.Add("servers", $$"""{"nics":[{},{"subnet_id":"{{_given.Id("subnet_second")}}"},{"ip_address":"172.16.0.2"}]}""").Id;

        var nics = _given.Project.Servers[id]!.Nics;
        nics.Select(nic => nic.IpAddress).ShouldBe(["172.16.0.3", "172.17.0.2", "172.16.0.2"]);
        nics.Select(nic => nic.Primary).ShouldBe([true, false, false]);
        nics.Select(nic => nic.Id).ShouldBeUnique();
    }

    [Fact]
    public void A_server_in_another_VPC_gets_an_address_of_that_VPC()
    {
        var id = _given.Add("servers", $$"""{"vpc_id":"{{_given.Id("vpc_other")}}"}""").Id;

        _given.Project.Servers[id]!.PrimaryNic!.SubnetId.ShouldBe(_given.Id("subnet_other"));
    }

    [Theory]
    [InlineData("volumes", """{"size":500,"shared":true}""")]
    [InlineData("vpcs", "{}")]
    [InlineData("subnets", "{}")]
    [InlineData("flavors", """{"id":"x1.large.2","sold_out_in":["cn-north-4b"]}""")]
    [InlineData("dedicated_hosts", "{}")]
    [InlineData("storage_pools", """{"used_gb":10}""")]
    [InlineData("key_pairs", """{"name":"my-key"}""")]
    [InlineData("domains", """{"sold_out":true,"remote_availability_zone":{"name":"mars-1a"}}""")]
    public void Other_inventory_types_can_be_added_and_read(string kind, string json)
    {
        var id = _given.Add(kind, json).Id;

        var written = InventoryTestBase.Written(
            writer => InventoryCollections.Find(kind).TryWrite(_given.Project, id, writer).ShouldBeTrue());
        foreach (
            var member in InventoryTestBase
                .Parse(json)
                .EnumerateObject()
                .Where(member => member.Value.ValueKind != System.Text.Json.JsonValueKind.Object))
        {
            InventoryTestBase.Parse(written).GetProperty(member.Name).GetRawText().ShouldBe(member.Value.GetRawText());
        }
    }

    [Fact]
    public void A_subnet_without_members_gets_a_free_network()
    {
        var subnet = _given.Project.Subnets[_given.Add("subnets", "{}").Id]!;
        var next = _given.Project.Subnets[_given.Add("subnets", "{}").Id]!;

        (subnet.VpcId, subnet.Cidr, subnet.GatewayIp).ShouldBe((_given.Id("vpc"), "172.18.0.0/24", "172.18.0.1"));
        next.Cidr.ShouldBe("172.18.1.0/24");
    }

    [Theory]
    [InlineData("servers", "[]", "The body must be an object.")]
    [InlineData("servers", """{"nam":"x"}""",
        "nam is not a member; known are id, name, status, availability_zone, vpc_id, flavor, os_type, image_id, key_name, "
            + "dedicated_host_id, ecs_group_id, locked_by, charging_mode, frozen, drill_id, nics, volumes.")]
    [InlineData("servers", """{"name":7}""", "name must be a string.")]
    [InlineData("servers", """{"name":null}""", "name must not be null.")]
    [InlineData("servers", """{"name":"a","name":"b"}""", "The body names a member twice.")]
    [InlineData("servers", """{"name":"\ud800"}""", "The body holds text that is not Unicode.")]
    [InlineData("servers", """{"id":"a/b"}""", "id must be 1 to 64 letters, digits, dots, hyphens or underscores.")]
    [InlineData("servers", """{"frozen":"yes"}""", "frozen must be true or false.")]
    [InlineData("servers", """{"os_type":"BeOS"}""", "os_type is \"BeOS\" but must be one of Linux, Windows.")]
    [InlineData("servers", """{"vpc_id":"x"}""", "vpc_id names no VPC: \"x\".")]
    [InlineData("servers", """{"flavor":"x"}""", "flavor names no flavor: \"x\".")]
    [InlineData("servers", """{"dedicated_host_id":"x"}""", "dedicated_host_id names no dedicated host: \"x\".")]
    [InlineData("servers", """{"availability_zone":"x"}""",
        "availability_zone is \"x\" but must be one of cn-north-4a, cn-north-4b, cn-north-4c.")]
    [InlineData("servers", """{"nics":{}}""", "nics must be an array.")]
    [InlineData("servers", """{"nics":null}""", "nics must not be null.")]
    [InlineData("servers", """{"nics":[null]}""", "nics[0] must be an object.")]
    [InlineData("servers", """{"nics":[{"subnet_id":"x"}]}""", "nics: subnet_id names no subnet: \"x\".")]
    [InlineData("servers", """{"nics":[{"ip_address":"10.0.0.1"}]}""", "nics[0].ip_address must be an address in 172.16.0.0/16.")]
    [InlineData("servers", """{"nics":[{"ip_address":"172.16.0.1"}]}""", "nics[0].ip_address is taken: 172.16.0.1.")]
    [InlineData("servers", """{"nics":[{},{"security_groups":[1]}]}""", "nics[1].security_groups[0] must be a string.")]
    [InlineData("servers", """{"nics":[{"mac_address":"x"}]}""",
        "nics[0].mac_address must be six pairs of hexadecimal digits with colons between.")]
    [InlineData("servers", """{"nics":[{"primary":true},{"primary":true}]}""", "nics must have one primary interface only.")]
    [InlineData("servers", """{"volumes":["x"]}""", "volumes[0].volume_id names no volume: \"x\".")]
    [InlineData("servers", """{"volumes":[{"device":"/dev/vda"}]}""", "volumes[0].volume_id is needed.")]
    [InlineData("volumes", """{"size":0}""", "size must be 1 to 32768 GB.")]
    [InlineData("volumes", """{"size":1.5}""", "size must be a whole number.")]
    [InlineData("volumes", """{"size":"40"}""", "size must be a whole number.")]
    [InlineData("volumes", """{"storage_pool_id":"x"}""", "storage_pool_id names no storage pool: \"x\".")]
    [InlineData("vpcs", """{"cidr":"10.0.0.1/8"}""", "cidr must be an IPv4 network such as 192.168.0.0/24.")]
    [InlineData("subnets", """{"cidr":"10.0.0.0/24"}""", "cidr must lie within that of its VPC, 172.16.0.0/12.")]
    [InlineData("flavors", """{"sold_out_in":["x"]}""",
        "sold_out_in[0] is \"x\" but must be one of cn-north-4a, cn-north-4b, cn-north-4c.")]
    [InlineData("storage_pools", """{"used_gb":-1}""", "used_gb must be 0 to the capacity, 13600.")]
    [InlineData("domains", """{"remote_availability_zone":{"name":"cn-north-4a"}}""",
        "remote_availability_zone.name must differ from local_availability_zone.name.")]
    [InlineData("domains", """{"remote_availability_zone":{"dss":true}}""",
        "remote_availability_zone.dss is not a member; known are name, accessible, dss_supported, dedicated_hosts_supported.")]
    [InlineData("key_pairs", """{"name":""}""", "name must be 1 to 64 letters, digits, dots, hyphens or underscores.")]
    [InlineData("quotas", "{}", "quotas is a fixed set; change an existing quota.")]
    [InlineData("accounts", "{}", "accounts has exactly one item; change it instead of adding one.")]
    public void Invalid_input_is_rejected_with_one_message_and_changes_nothing(string kind, string json, string sentence)
    {
        Should.Throw<InventoryException>(() => _given.Add(kind, json)).Message.ShouldBe(sentence);

        _given.Project.IsPristine.ShouldBeTrue();
    }

    [Fact]
    public void The_number_of_NICs_of_a_server_is_limited()
    {
        _given.Add("servers", With(64));

        Should.Throw<InventoryException>(() => _given.Add("servers", With(65))).Message.ShouldBe("nics must hold at most 64.");

        static string With(int nics) => $$"""{"nics":[{{string.Join(',', Enumerable.Repeat("{}", nics))}}]}""";
    }

    [Fact]
    public void A_disk_of_another_server_must_be_shared()
    {
        Should.Throw<InventoryException>(() => _given.Add("servers", $$"""{"volumes":["{{_given.Id("volume_in_use")}}"]}"""))
            .Message.ShouldStartWith("volumes[0].volume_id names a volume that is not shared and that another server holds");

        _given.Add("servers", $$"""{"volumes":["{{_given.Id("volume_a")}}","{{_given["server_shared_disk"].Volumes[1].VolumeId}}"]}""");
    }

    [Fact]
    public void A_repeated_id_is_rejected()
    {
        Should.Throw<InventoryException>(() => _given.Add("servers", $$"""{"id":"{{_given.Id("server_a")}}"}""")).Status.ShouldBe(409);
    }

    [Fact]
    public void An_unknown_inventory_type_is_rejected_with_the_known_types() =>
        Should.Throw<InventoryException>(() => InventoryCollections.Find("disks")).Message.ShouldContain("servers, volumes, vpcs");
}
