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
    public void A_tag_query_returns_details_and_tags_newest_first()
    {
        var ids = AddInstances(_mock);

        var response = _mock.Post(Path, new { action = "filter" }).Json;

        response.Int("total_count").ShouldBe(3);
        IdsOf(response).ShouldBe(ids.Reverse());
        var oldest = response.GetProperty("resources")[2];
        oldest.Text("resource_name").ShouldBe("instance-a");
        oldest.GetProperty("resource_detail").GetRawText().ShouldBe(_mock.Instance(ids[0]).GetRawText());
        oldest.GetProperty("tags").GetRawText().ShouldBe("""[{"key":"env","value":"a"}]""");
    }

    [Fact]
    public void A_tag_query_reflects_later_changes_of_tags()
    {
        var ids = AddInstances(_mock);
        Found("b").ShouldBe([ids[1]]);

        _mock.Post($"/protected-instances/{ids[0]}/tags", """{"tag":{"key":"env","value":"b"}}""").ShouldSucceed();
        Found("b").ShouldBe([ids[1], ids[0]]);
        Found("a").ShouldBeEmpty();

        _mock.Delete($"/protected-instances/{ids[1]}/tags/env").ShouldSucceed();
        Found("b").ShouldBe([ids[0]]);

        _mock.Finished(_mock.Delete($"/protected-instances/{ids[0]}"));
        Found("b").ShouldBeEmpty();

        IEnumerable<string?> Found(string value) =>
            IdsOf(_mock.Post(Path, $$$"""{"action":"filter","tags":[{"key":"env","values":["{{{value}}}"]}]}""").Json);
    }

    [Fact]
    public void The_count_action_returns_only_the_number()
    {
        AddInstances(_mock);

        _mock.Post(Path, """{"action":"count","tags":[{"key":"env","values":["a","b"]}]}""").Text.ShouldBe("""{"total_count":2}""");
    }

    [Theory]
    [InlineData("""{"action":"filter","limit":"2"}""", 2, 1)]
    [InlineData("""{"action":"filter","limit":1,"offset":1}""", 1)]
    [InlineData("""{"action":"filter","limit":"1","offset":"2"}""", 0)]
    [InlineData("""{"action":"filter","offset":3}""")]
    [InlineData("""{"action":"filter","offset":"999999999999999999"}""")]
    public void Paging_accepts_strings_and_numbers_and_counts_all_matches(string query, params int[] shown)
    {
        var ids = AddInstances(_mock);

        var response = _mock.Post(Path, query).Json;

        IdsOf(response).ShouldBe(shown.Select(index => ids[index]));
        response.Int("total_count").ShouldBe(3);
    }

    [Fact]
    public void Paging_with_the_count_action_is_rejected() =>
        _mock.Post(Path, new { action = "count", limit = "1" }).ShouldBreak("TAG-FILTER-02", Errors.PagingWithCount);

    [Fact]
    public void A_tag_query_with_two_names_is_rejected() =>
        _mock.Post(Path, """{"action":"filter","matches":[{"key":"resource_name","value":"a"},{"key":"resource_name","value":"b"}]}""")
            .ShouldBreak("TAG-FILTER-08", Errors.MatchesKeysRepeated);

    [Fact]
    public void Keys_and_values_that_differ_only_in_blanks_are_duplicates()
    {
        _mock.Post(Path, """{"action":"filter","not_tags":[{"key":"env","values":[]},{"key":" env","values":[]}]}""")
            .ShouldBreak("TAG-FILTER-13", Errors.TagKeysRepeated);
        _mock.Post(Path, """{"action":"filter","tags_any":[{"key":"env","values":["a","a "]}]}""")
            .ShouldBreak("TAG-FILTER-14", Errors.TagValuesRepeated);
    }

    [Fact]
    public void A_key_can_occur_in_several_tag_lists() =>
        _mock.Post(Path, """{"action":"filter","tags":[{"key":"env","values":[]}],"not_tags":[{"key":"env","values":["b"]}]}""")
            .ShouldSucceed();

    [Theory]
    [InlineData("huawei", 10)]
    [InlineData("otc", 20)]
    public void A_tag_query_accepts_as_many_keys_and_values_as_the_edition_allows(string edition, int most)
    {
        var mock = new MockHarness(options => options.Edition = edition);

        mock.Post(Path, WithKeys(most)).ShouldSucceed();
        mock.Post(Path, WithKeys(most + 1)).ShouldBreak("TAG-FILTER-11", Errors.TooManyTags);
        mock.Post(Path, WithValues(most)).ShouldSucceed();
        mock.Post(Path, WithValues(most + 1)).ShouldBreak("TAG-FILTER-12", Errors.TooManyTagValues);
    }

    [Fact]
    public void The_quirk_writes_times_as_numbers()
    {
        var mock = new MockHarness(options => options.Quirks = ["by-tags-epoch"]);
        var id = AddInstances(mock)[2];

        var detail = mock.Post(Path, new { action = "filter" }).Json.GetProperty("resources")[0].GetProperty("resource_detail");

        detail.GetProperty("created_at").GetInt64().ShouldBe(mock.Project.Instances[id]!.CreatedAt.ToUnixTimeMilliseconds());
        detail.GetProperty("updated_at").GetInt64().ShouldBe(mock.Project.Instances[id]!.UpdatedAt.ToUnixTimeMilliseconds());
        mock.Instance(id).GetProperty("created_at").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public void An_unknown_quirk_is_rejected_by_name() =>
        Should.Throw<ArgumentException>(() => new MockHarness(options => options.Quirks = ["by-tags"])).Message
            .ShouldContain("'by-tags' is invalid; use by-tags-epoch");

    private static string[] AddInstances(MockHarness mock)
    {
        var group = mock.AddGroup();
        return [.. "abc".Select(letter =>
        {
            var id = mock.AddInstance(group, $"server_{letter}", $"instance-{letter}");
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

    private static IEnumerable<string?> IdsOf(JsonElement response) =>
        response.GetProperty("resources").EnumerateArray().Select(resource => resource.Text("resource_id"));
}
