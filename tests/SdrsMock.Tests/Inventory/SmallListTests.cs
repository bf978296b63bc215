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
    public void A_small_list_keeps_its_items_in_order() => s_items.Sample(items =>
    {
        SmallList<int> list = [.. items];
        list.ShouldBe(items);
        (list.Length, list.IsEmpty).ShouldBe((items.Count, items.Count == 0));
        list.FindIndex(item => item == 2).ShouldBe(items.IndexOf(2));
        list.FindIndex(2, (item, sought) => item == sought).ShouldBe(items.IndexOf(2));
        SmallList.Select(items, item => $"{item}").ShouldBe(items.Select(item => $"{item}"));
    });

    [Fact]
    public void A_changed_small_list_leaves_the_original_unchanged() =>
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
    public void Small_lists_with_equal_items_are_equal() => Gen.Select(s_items, s_items).Sample((left, right) =>
    {
        SmallList<int> one = [.. left];
        SmallList<int> other = [.. right];
        (one == other).ShouldBe(left.SequenceEqual(right));
        (one != other || one.GetHashCode() == other.GetHashCode()).ShouldBeTrue();
    });

    [Fact]
    public void An_index_out_of_range_is_rejected()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => default(SmallList<int>)[0]);
        Should.Throw<ArgumentOutOfRangeException>(() => new SmallList<int>([7])[1]);
    }

    [Theory]
    [InlineData("""{"volume_id":"v","device":"/dev/vda"}""")]
    [InlineData("7")]
    public void JSON_that_is_not_an_array_is_rejected(string volumes) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(
            $$"""{"id":"s","name":"s","availability_zone":"a","vpc_id":"v","flavor":"f","volumes":{{volumes}}}""",
                InventoryJsonContext.Default.Server));
}
