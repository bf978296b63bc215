using System.Text.Json;
using SdrsMock.Common;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.Tags;

public sealed class ListProtectedInstancesByTagsTests
{
    private const string Path = "/protected-instances/resource_instances/action";
    private readonly MockHarness _mock = new();

    [Fact]
    public void Shows_the_instances_with_their_details_and_tags_newest_first()
    {
        var ids = GivenInstances(_mock);

        var answer = _mock.Post(Path, new { action = "filter" }).Json;

        answer.Int("total_count").ShouldBe(3);
        IdsOf(answer).ShouldBe(ids.Reverse());
        var oldest = answer.GetProperty("resources")[2];
        oldest.Text("resource_name").ShouldBe("instance-a");
        oldest.GetProperty("resource_detail").GetRawText().ShouldBe(_mock.Instance(ids[0]).GetRawText());
        oldest.GetProperty("tags").GetRawText().ShouldBe("""[{"key":"env","value":"a"}]""");
    }

    [Fact]
    public void Follows_tags_that_come_change_and_go_after_it_was_asked_first()
    {
        var ids = GivenInstances(_mock);
        Found("b").ShouldBe([ids[1]]);

        _mock.Post($"/protected-instances/{ids[0]}/tags", """{"tag":{"key":"env","value":"b"}}""").ShouldSucceed();
        Found("b").ShouldBe([ids[1], ids[0]]);
        Found("a").ShouldBeEmpty();

        _mock.Delete($"/protected-instances/{ids[1]}/tags/env").ShouldSucceed();
        Found("b").ShouldBe([ids[0]]);

        _mock.Finished(_mock.Delete($"/protected-instances/{ids[0]}"));
        Found("b").ShouldBeEmpty();

        IEnumerable<string?> Found(string value) => IdsOf(_mock.Post(Path, $$$"""{"action":"filter","tags":[{"key":"env","values":["{{{value}}}"]}]}""").Json);
    }

    [Fact]
    public void Counts_without_showing()
    {
        GivenInstances(_mock);

        _mock.Post(Path, """{"action":"count","tags":[{"key":"env","values":["a","b"]}]}""").Text.ShouldBe("""{"total_count":2}""");
    }

    [Theory]
    [InlineData("""{"action":"filter","limit":"2"}""", 2, 1)]
    [InlineData("""{"action":"filter","limit":1,"offset":1}""", 1)]
    [InlineData("""{"action":"filter","limit":"1","offset":"2"}""", 0)]
    [InlineData("""{"action":"filter","offset":3}""")]
    [InlineData("""{"action":"filter","offset":"999999999999999999"}""")]
    public void Pages_by_text_or_number_and_counts_all_the_same(string query, params int[] shown)
    {
        var ids = GivenInstances(_mock);

        var answer = _mock.Post(Path, query).Json;

        IdsOf(answer).ShouldBe(shown.Select(index => ids[index]));
        answer.Int("total_count").ShouldBe(3);
    }

    [Fact]
    public void Refuses_paging_with_count() =>
        _mock.Post(Path, new { action = "count", limit = "1" }).ShouldBreak("TAG-FILTER-02", Errors.PagingWithCount);

    [Fact]
    public void Refuses_two_names_at_once() =>
        _mock.Post(Path, """{"action":"filter","matches":[{"key":"resource_name","value":"a"},{"key":"resource_name","value":"b"}]}""")
            .ShouldBreak("TAG-FILTER-08", Errors.MatchesKeysRepeated);

    [Fact]
    public void Takes_keys_and_values_for_repeated_that_differ_in_blanks_around_them()
    {
        _mock.Post(Path, """{"action":"filter","not_tags":[{"key":"env","values":[]},{"key":" env","values":[]}]}""")
            .ShouldBreak("TAG-FILTER-13", Errors.TagKeysRepeated);
        _mock.Post(Path, """{"action":"filter","tags_any":[{"key":"env","values":["a","a "]}]}""")
            .ShouldBreak("TAG-FILTER-14", Errors.TagValuesRepeated);
    }

    [Fact]
    public void Allows_a_key_in_several_lists() =>
        _mock.Post(Path, """{"action":"filter","tags":[{"key":"env","values":[]}],"not_tags":[{"key":"env","values":["b"]}]}""").ShouldSucceed();

    [Theory]
    [InlineData("huawei", 10)]
    [InlineData("otc", 20)]
    public void Takes_as_many_keys_and_values_as_the_edition_allows(string edition, int most)
    {
        var mock = new MockHarness(options => options.Edition = edition);

        mock.Post(Path, WithKeys(most)).ShouldSucceed();
        mock.Post(Path, WithKeys(most + 1)).ShouldBreak("TAG-FILTER-11", Errors.TooManyTags);
        mock.Post(Path, WithValues(most)).ShouldSucceed();
        mock.Post(Path, WithValues(most + 1)).ShouldBreak("TAG-FILTER-12", Errors.TooManyTagValues);
    }

    [Fact]
    public void Writes_times_as_numbers_where_the_quirk_asks_for_it()
    {
        var mock = new MockHarness(options => options.Quirks = ["by-tags-epoch"]);
        var id = GivenInstances(mock)[2];

        var detail = mock.Post(Path, new { action = "filter" }).Json.GetProperty("resources")[0].GetProperty("resource_detail");

        detail.GetProperty("created_at").GetInt64().ShouldBe(mock.World.Instances[id]!.CreatedAt.ToUnixTimeMilliseconds());
        detail.GetProperty("updated_at").GetInt64().ShouldBe(mock.World.Instances[id]!.UpdatedAt.ToUnixTimeMilliseconds());
        mock.Instance(id).GetProperty("created_at").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public void A_quirk_that_does_not_exist_is_refused_by_name() =>
        Should.Throw<ArgumentException>(() => new MockHarness(options => options.Quirks = ["by-tags"])).Message
            .ShouldContain("'by-tags' is invalid; use by-tags-epoch");

    private static string[] GivenInstances(MockHarness mock)
    {
        var group = mock.GivenGroup();
        return [.. "abc".Select(letter =>
        {
            var id = mock.GivenInstance(group, $"server_{letter}", $"instance-{letter}");
            mock.Post($"/protected-instances/{id}/tags", new { tag = new { key = "env", value = $"{letter}" } }).ShouldSucceed();
            return id;
        })];
    }

    private static object WithKeys(int count) =>
        new
        {
            action = "filter",
            tags = Enumerable.Range(0, count).Select(index => new { key = $"key-{index}", values = Array.Empty<string>() }),
        };

    private static object WithValues(int count) =>
        new
        {
            action = "filter",
            not_tags_any = new[] { new { key = "env", values = Enumerable.Range(0, count).Select(index => $"value-{index}") } },
        };

    private static IEnumerable<string?> IdsOf(JsonElement answer) =>
        answer.GetProperty("resources").EnumerateArray().Select(resource => resource.Text("resource_id"));
}
