using SdrsMock.Common;
using SdrsMock.Inventory;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Inventory;

public sealed class RoundTripTests
{
    private readonly InventoryTestBase _given = new();

    [Fact]
    public void An_unchanged_inventory_stays_unchanged()
    {
        var read = Read();

        read.IsPristine.ShouldBeTrue();
        InventoryTestBase.Whole(read).ShouldBe(InventoryTestBase.Whole(_given.Project));
    }

    [Fact]
    public void Restored_changes_include_their_indexes()
    {
        var added = _given.Add("servers", """{"name":"new one","status":"ACTIVE"}""").Id;
        _given.Remove("servers", _given.Id("server_b"));
        _given.Patch("quotas", "server_groups", """{"quota":-1}""");
        _given.Patch("accounts", "account", """{"frozen":true}""");

        var read = Read();

        InventoryTestBase.Whole(read).ShouldBe(InventoryTestBase.Whole(_given.Project));
        read.GetServersByAddress(_given.Id("subnet"), "172.16.0.2").ShouldBe([added]);
        read.FindFreeAddress(_given.Id("subnet")).ShouldBe("172.16.0.3");
        read.Account.Frozen.ShouldBeTrue();
    }

    [Fact]
    public void An_inventory_of_another_seed_can_be_restored()
    {
        var other = new ProjectInventory(InventoryTemplate.Create(Edition.Parse("otc"), 7));

        var read = ProjectInventory.Read(InventoryTestBase.Parse(InventoryTestBase.Whole(other)), InventoryTestBase.Huawei);

        Elements(read).ShouldBe(Elements(other), ignoreOrder: true);
    }

    private static IEnumerable<string> Elements(ProjectInventory project) =>
        from kind in InventoryTestBase.Parse(InventoryTestBase.Whole(project)).EnumerateObject()
        from element in kind.Value.EnumerateArray()
        select $"{kind.Name} {element.GetRawText()}";

    private ProjectInventory Read() =>
        ProjectInventory.Read(InventoryTestBase.Parse(InventoryTestBase.Whole(_given.Project)), InventoryTestBase.Huawei);
}
