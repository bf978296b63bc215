using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Inventory;

public sealed class InventoryFileTests
{
    private const string Small = """
        {
          "vpcs": [{"id": "home", "cidr": "192.168.0.0/16"}],
          "subnets": [{"id": "net", "vpc_id": "home", "cidr": "192.168.1.0/24"}],
          "volumes": [{"id": "disk", "size": 50}, {"id": "spare", "size": 20}],
          "servers": [{"id": "shop", "name": "the shop", "volumes": ["disk"]}, {"id": "till"}],
          "quotas": [{"type": "server_groups", "quota": 3}],
          "variables": {"my_server": "till"}
        }
        """;

    [Fact]
    public void A_displayed_inventory_can_be_loaded_again()
    {
        var shown = InventoryTestBase.Whole(new(InventoryTestBase.Huawei));

        var template = InventoryTemplate.FromJson(Edition.Parse("huawei"), 1, InventoryTestBase.Parse(shown));

        InventoryTestBase.Whole(new(template)).ShouldBe(shown);
        template.Variables.ShouldBe(InventoryTestBase.Huawei.Variables);
    }

    [Fact]
    public void A_partial_inventory_file_is_completed()
    {
        var it = new ProjectInventory(InventoryTemplate.FromJson(Edition.Parse("huawei"), 1, InventoryTestBase.Parse(Small)));

        it.Servers.Select(server => server.Id).ShouldBe(["shop", "till"]);
        it.Servers["till"]!.PrimaryNic!.IpAddress.ShouldBe("192.168.1.3");
        it.Volumes["disk"]!.Status.ShouldBe(VolumeStatus.InUse);
        it.Volumes.Count.ShouldBe(3);
        it.Flavors.Count.ShouldBe(InventoryTestBase.Huawei.Flavors.Items.Length);
        it.StoragePools.Count.ShouldBe(0);
        it.Quotas[Quota.ServerGroups]!.Value.ShouldBe(3);
        it.IsPristine.ShouldBeTrue();
    }

    [Fact]
    public void The_plain_items_of_a_file_get_the_default_variable_names()
    {
        var variables = InventoryTemplate.FromJson(Edition.Parse("huawei"), 1, InventoryTestBase.Parse(Small)).Variables;

        variables["server_a"].ShouldBe("shop");
        variables["server_b"].ShouldBe("till");
        variables["volume_a"].ShouldBe("spare");
        variables["vpc"].ShouldBe("home");
        variables["subnet"].ShouldBe("net");
        variables["free_ip"].ShouldBe("192.168.1.254");
        variables["used_ip"].ShouldBe("192.168.1.3");
        variables["my_server"].ShouldBe("till");
        variables.Keys.ShouldNotContain("server_shared_disk");
    }

    [Theory]
    [InlineData("cdba26b2-cc35-4988-a904-82b7abf20094")]
    [InlineData("mine")]
    public void The_zones_of_the_variables_are_those_of_the_file(string domain)
    {
        var variables = InventoryTemplate.FromJson(Edition.Parse("otc"), 1, InventoryTestBase.Parse($$$"""
            {"domains":[{"id":"{{{domain}}}","name":"n","local_availability_zone":{"name":"zone-x"},
            "remote_availability_zone":{"name":"zone-y"}}]}
            """)).Variables;

        (variables["domain_id"], variables["source_az"], variables["target_az"]).ShouldBe((domain, "zone-x", "zone-y"));
    }

    [Fact]
    public void An_empty_file_keeps_the_fixed_collections()
    {
        var template = InventoryTemplate.FromJson(Edition.Parse("otc"), 1, InventoryTestBase.Parse("{}"));

        template.Servers.Items.ShouldBeEmpty();
        template.Variables["domain_id"].ShouldBe("cdba26b2-cc35-4988-a904-82b7abf20094");
    }

    [Theory]
    [InlineData("[]", "The inventory must be an object.")]
    [InlineData("""{"disks":[]}""", "\"disks\" is not a kind of the inventory; known kinds are servers, volumes,")]
    [InlineData("""{"servers":{}}""", "servers must be an array.")]
    [InlineData("""{"vpcs":[{},7]}""", "vpcs[1]: The body must be an object.")]
    [InlineData("""{"vpcs":[{"id":"a"},{"id":"a"}]}""", "vpcs[1]: vpcs already holds the id \"a\".")]
    [InlineData("""{"servers":[{}]}""", "servers[0]: vpc_id is needed, for there is none to choose.")]
    [InlineData("""{"vpcs":[{}],"servers":[{},{"nics":[{"port":1}]}]}""", "servers[1]: nics[0].port is not a member; known are id,")]
    [InlineData("""{"quotas":[{"quota":1}]}""", "quotas[0]: type must be a string.")]
    [InlineData("""{"variables":{"a":1}}""", "variables.a must be a string.")]
    public void Errors_name_the_type_index_and_member(string json, string sentence) =>
        Should.Throw<InventoryException>(() => InventoryTemplate.FromJson(Edition.Parse("huawei"), 1, InventoryTestBase.Parse(json)))
            .Message.ShouldStartWith(sentence);
}
