using SdrsMock.Inventory;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Inventory;

public sealed class OverlayCollectionTests
{
    private static readonly BaseCollection<KeyPair> Stock = new([new() { Name = "one" }, new() { Name = "two" }, new() { Name = "three" }]);

    [Fact]
    public void An_overlay_starts_with_the_base_items()
    {
        var shelf = new OverlayCollection<KeyPair>(Stock);

        Names(shelf).ShouldBe(["one", "two", "three"]);
        shelf.Count.ShouldBe(3);
        shelf["two"].ShouldBeSameAs(Stock.Items[1]);
        shelf["four"].ShouldBeNull();
        shelf[null].ShouldBeNull();
        shelf.IsPristine.ShouldBeTrue();
    }

    [Fact]
    public void Added_items_follow_the_base_items_oldest_first()
    {
        var shelf = new OverlayCollection<KeyPair>(Stock);

        shelf.Put(new() { Name = "zebra" });
        shelf.Put(new() { Name = "apple" });
        shelf.Put(new() { Name = "zebra" });

        Names(shelf).ShouldBe(["one", "two", "three", "zebra", "apple"]);
        shelf.Count.ShouldBe(5);
    }

    [Fact]
    public void A_replaced_base_item_keeps_its_position()
    {
        var shelf = new OverlayCollection<KeyPair>(Stock);
        var another = new KeyPair { Name = "two" };

        shelf.Put(another);

        shelf["two"].ShouldBeSameAs(another);
        Names(shelf).ShouldBe(["one", "two", "three"]);
        shelf.IsPristine.ShouldBeFalse();
    }

    [Fact]
    public void A_removed_item_is_missing_until_it_is_added_again()
    {
        var shelf = new OverlayCollection<KeyPair>(Stock);

        shelf.Remove("one").ShouldBeTrue();
        shelf.Remove("one").ShouldBeFalse();
        shelf.Remove("four").ShouldBeFalse();
        shelf["one"].ShouldBeNull();
        shelf.Count.ShouldBe(2);

        shelf.Put(new() { Name = "one" });
        Names(shelf).ShouldBe(["one", "two", "three"]);
        shelf.Count.ShouldBe(3);
    }

    [Fact]
    public void Added_items_can_be_removed()
    {
        var shelf = new OverlayCollection<KeyPair>(Stock);
        shelf.Put(new() { Name = "four" });

        shelf.Remove("four").ShouldBeTrue();

        shelf.Count.ShouldBe(3);
        shelf.IsPristine.ShouldBeTrue();
    }

    [Fact]
    public void A_listener_receives_the_item_before_and_after_a_change()
    {
        var heard = new List<(KeyPair?, KeyPair?)>();
        var shelf = new OverlayCollection<KeyPair>(Stock, (before, after) => heard.Add((before, after)));
        var (old, another) = (shelf["one"]!, new KeyPair { Name = "one" });

        shelf.Put(another);
        shelf.Put(another);
        shelf.Remove("one");

        heard.ShouldBe([(old, another), (another, null)]);
    }

    private static IEnumerable<string> Names(OverlayCollection<KeyPair> shelf) => shelf.Select(pair => pair.Name);
}
