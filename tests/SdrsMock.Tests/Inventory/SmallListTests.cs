using System.Text.Json;
using CsCheck;
using SdrsMock.Common;
using SdrsMock.Inventory;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Inventory;

/// <summary>A list that mostly holds one item behaves as any other.</summary>
public sealed class SmallListTests
{
    private static readonly Gen<List<int>> s_items = Gen.Int[0, 3].List[0, 5];

    [Fact]
    public void It_holds_what_it_was_made_of_in_order() => s_items.Sample(items =>
    {
        SmallList<int> list = [.. items];
        list.ShouldBe(items);
        (list.Length, list.IsEmpty).ShouldBe((items.Count, items.Count == 0));
        list.FindIndex(item => item == 2).ShouldBe(items.IndexOf(2));
        list.FindIndex(2, (item, sought) => item == sought).ShouldBe(items.IndexOf(2));
        SmallList.Select(items, item => $"{item}").ShouldBe(items.Select(item => $"{item}"));
    });

    [Fact]
    public void It_changes_as_a_list_does_and_leaves_the_one_before_as_it_was() =>
        Gen.Select(s_items, Gen.Int[0, 5], Gen.Int[0, 3]).Sample((items, place, item) =>
    {
        SmallList<int> list = [.. items];
        list.Add(item).ShouldBe([.. items, item]);
        list.RemoveAll(other => other == item).ShouldBe(items.Where(other => other != item));
        if (place <= items.Count)
        {
            list.Insert(place, item).ShouldBe([.. items.Take(place), item, .. items.Skip(place)]);
        }

        if (place < items.Count)
        {
            list.SetItem(place, item).ShouldBe(items.Select((other, at) => at == place ? item : other));
            list.RemoveAt(place).ShouldBe(items.Where((_, at) => at != place));
        }

        list.ShouldBe(items);
    });

    [Fact]
    public void Two_are_equal_when_their_items_are() => Gen.Select(s_items, s_items).Sample((left, right) =>
    {
        SmallList<int> one = [.. left];
        SmallList<int> other = [.. right];
        (one == other).ShouldBe(left.SequenceEqual(right));
        (one != other || one.GetHashCode() == other.GetHashCode()).ShouldBeTrue();
    });

    [Fact]
    public void A_place_that_is_not_there_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => default(SmallList<int>)[0]);
        Should.Throw<ArgumentOutOfRangeException>(() => new SmallList<int>([7])[1]);
    }

    [Theory]
    [InlineData("""{"volume_id":"v","device":"/dev/vda"}""")]
    [InlineData("7")]
    public void JSON_that_is_no_array_is_refused(string volumes) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(
            $$"""{"id":"s","name":"s","availability_zone":"a","vpc_id":"v","flavor":"f","volumes":{{volumes}}}""", InventoryJsonContext.Default.Server));
}
