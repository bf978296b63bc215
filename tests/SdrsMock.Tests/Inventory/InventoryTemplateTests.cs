using System.Text.RegularExpressions;
using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Fixtures;
using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Inventory;

public sealed partial class InventoryTemplateTests
{
    [Theory]
    [InlineData("huawei", 1, "9743285cb39f9d5c")]
    [InlineData("otc", 1, "a3adf504f773b0e6")]
    [InlineData("huawei", 2, "31091a0248cc8b7f")]
    public void The_same_seed_generates_the_same_bytes_on_every_machine(string edition, long seed, string golden)
    {
        var template = InventoryTemplate.Create(Edition.Parse(edition), seed);
        var text = InventoryTestBase.Whole(new(template)) + string.Join('\n', template.Variables);

        InventoryTestBase.HashOf(text).ShouldBe(golden);
    }

    [Fact]
    public void IDs_are_unique_lower_case_UUIDs_of_version_4()
    {
        var template = InventoryTestBase.Huawei;
        string[] ids =
        [
            .. template.Servers.Items.Select(it => it.Id), .. template.Volumes.Items.Select(it => it.Id),
            .. template.Vpcs.Items.Select(it => it.Id), .. template.Subnets.Items.Select(it => it.Id),
            .. template.DedicatedHosts.Items.Select(it => it.Id), .. template.StoragePools.Items.Select(it => it.Id),
            .. template.Domains.Items.Select(it => it.Id),
            .. template.Servers.Items.SelectMany(it => it.Nics).Select(nic => nic.Id),
        ];

        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => UuidForm().IsMatch(id));
    }

    [Fact]
    public void Every_reference_of_the_inventory_exists()
    {
        var it = new ProjectInventory(InventoryTestBase.Huawei);

        it.Servers.ShouldAllBe(server => it.Vpcs[server.VpcId] != null && it.Flavors[server.Flavor] != null);
        it.Servers.SelectMany(server => server.Volumes).ShouldAllBe(volume => it.Volumes[volume.VolumeId] != null);
        it.Servers.ShouldAllBe(server => server.Nics.All(nic => it.Subnets[nic.SubnetId]!.VpcId == server.VpcId));
        it.Servers.SelectMany(server => server.Nics).ShouldAllBe(nic => it.IsAddressOf(nic.SubnetId, nic.IpAddress));
        it.Servers.ShouldAllBe(server => server.DedicatedHostId == null || it.DedicatedHosts[server.DedicatedHostId] != null);
        it.Volumes.ShouldAllBe(volume => volume.StoragePoolId == null || it.StoragePools[volume.StoragePoolId] != null);
    }

    [Fact]
    public void No_two_servers_have_the_same_address_or_port()
    {
        var nics = InventoryTestBase.Huawei.Servers.Items.SelectMany(server => server.Nics).ToList();

        nics.Select(nic => (nic.SubnetId, nic.IpAddress)).ShouldBeUnique();
        nics.Select(nic => nic.MacAddress).ShouldBeUnique();
    }

    [Fact]
    public void Fixtures_have_descriptions_and_name_existing_constraints()
    {
        FixtureCatalog.InOrder.SelectMany(fixture => fixture.Constraints).ShouldAllBe(id => Catalog.Constraint(id) != null);
        FixtureCatalog.InOrder.ShouldAllBe(fixture => fixture.Description.EndsWith('.'));
        FixtureCatalog.InOrder.Select(fixture => fixture.Name).ShouldBeUnique();
    }

    [Fact]
    public void Editions_have_their_own_zones_and_the_published_domain()
    {
        var otc = InventoryTemplate.Create(Edition.Parse("otc"), 1);

        otc.Variables["domain_id"].ShouldBe("cdba26b2-cc35-4988-a904-82b7abf20094");
        otc.Variables["source_az"].ShouldBe("eu-de-01");
        otc.Servers[otc.Variables["server_a"]]!.AvailabilityZone.ShouldBe("eu-de-01");
        InventoryTestBase.Huawei.Variables["target_az"].ShouldBe("cn-north-4b");
    }

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex UuidForm();
}
