using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Inventory;

public sealed class QuotaTests
{
    private readonly InventoryTestBase _given = new();

    [Fact]
    public void A_quota_is_changed_by_its_type()
    {
        _given.Patch("quotas", "server_groups", """{"quota":-1}""");

        _given.Project.Quotas[Quota.ServerGroups]!.Allows(1_000_000).ShouldBeTrue();
        _given.Project.Quotas[Quota.Replications]!.Allows(99).ShouldBeTrue();
        _given.Project.Quotas[Quota.Replications]!.Allows(99, more: 2).ShouldBeFalse();
    }

    [Fact]
    public void Items_of_read_only_types_cannot_be_removed()
    {
        Should.Throw<InventoryException>(() => _given.Remove("quotas", "server_groups")).Status.ShouldBe(409);
        Should.Throw<InventoryException>(() => _given.Remove("accounts", "account")).Status.ShouldBe(409);
    }

    [Theory]
    [InlineData("""{"quota":-2}""", "quota must be at least 0, or -1 (unlimited).")]
    [InlineData("""{"type":"other"}""", "type cannot be changed.")]
    [InlineData("""{"value":1}""", "value is not a member; known are type, quota, min, max, public.")]
    public void Invalid_quotas_are_rejected(string json, string sentence) =>
        Should.Throw<InventoryException>(() => _given.Patch("quotas", "server_groups", json)).Message.ShouldBe(sentence);
}
