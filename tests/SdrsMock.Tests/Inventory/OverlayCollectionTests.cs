using SdrsMock.Inventory;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Inventory;

public sealed class OverlayCollectionTests
{
    private static readonly BaseCollection<KeyPair> Stock = new([new() { Name = "one" }, new() { Name = "two" }, new() { Name = "three" }]);

    [Fact]
    public void A_shelf_begins_with_the_stock()
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
    public void What_is_added_comes_after_the_stock_oldest_first()
    {
        var shelf = new OverlayCollection<KeyPair>(Stock);

        shelf.Put(new() { Name = "zebra" });
        shelf.Put(new() { Name = "apple" });
        shelf.Put(new() { Name = "zebra" });

        Names(shelf).ShouldBe(["one", "two", "three", "zebra", "apple"]);
        shelf.Count.ShouldBe(5);
    }

    [Fact]
    public void What_replaces_stock_keeps_its_place()
    {
        var shelf = new OverlayCollection<KeyPair>(Stock);
        var another = new KeyPair { Name = "two" };

        shelf.Put(another);

        shelf["two"].ShouldBeSameAs(another);
        Names(shelf).ShouldBe(["one", "two", "three"]);
        shelf.IsPristine.ShouldBeFalse();
    }

    [Fact]
    public void What_is_removed_is_gone_until_it_is_put_back()
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
    public void Added_things_can_go_again()
    {
        var shelf = new OverlayCollection<KeyPair>(Stock);
        shelf.Put(new() { Name = "four" });

        shelf.Remove("four").ShouldBeTrue();

        shelf.Count.ShouldBe(3);
        shelf.IsPristine.ShouldBeTrue();
    }

    [Fact]
    public void Whoever_listens_hears_before_and_after()
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
