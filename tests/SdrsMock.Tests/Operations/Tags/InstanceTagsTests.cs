using SdrsMock.Common;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.Tags;

public sealed class InstanceTagsTests
{
    private readonly MockHarness _mock = new();
    private readonly string _instance;

    public InstanceTagsTests() => _instance = _mock.AddInstance(_mock.AddGroup());

    [Fact]
    public void An_added_tag_appears_in_all_views_of_the_instance()
    {
        var response = Add("env", "test");

        response.Status.ShouldBe(204);
        response.Text.ShouldBeEmpty();
        Tags.ShouldBe("""[{"key":"env","value":"test"}]""");
        _mock.Instance(_instance).GetProperty("tags").GetRawText().ShouldBe(Tags);
    }

    [Fact]
    public void Adding_an_existing_key_replaces_its_value()
    {
        Add("env", "test").ShouldSucceed();
        Add("team", "search").ShouldSucceed();

        Add("env", "prod").ShouldSucceed();

        Tags.ShouldBe("""[{"key":"env","value":"prod"},{"key":"team","value":"search"}]""");
    }

    [Theory]
    [InlineData("huawei", 10)]
    [InlineData("otc", 20)]
    public void An_instance_accepts_as_many_tags_as_the_edition_allows(string edition, int most)
    {
        var mock = new MockHarness(options => options.Edition = edition);
        var path = $"/protected-instances/{mock.AddInstance(mock.AddGroup())}/tags";
        mock.Post($"{path}/action", Batch("create", [.. Enumerable.Range(1, most).Select(index => ($"key-{index}", "v"))])).ShouldSucceed();

        mock.Post(path, new { tag = new { key = "one-more", value = "" } }).ShouldBreak("TAG-ADD-04", Errors.TooManyTags);
        mock.Post($"{path}/action", Batch("create", ("key-1", "w"), ("one-more", ""))).ShouldBreak("TAG-BADD-06", Errors.TooManyTags);
        mock.Post($"{path}/action", Batch("create", ("key-1", "w"), ("key-2", "w"))).ShouldSucceed();

        mock.Get(path).Json.GetProperty("tags").GetArrayLength().ShouldBe(most);
        mock.Get(path).Json.GetProperty("tags")[0].Text("value").ShouldBe("w");
    }

    [Fact]
    public void A_batch_with_a_repeated_key_adds_nothing()
    {
        Send(Batch("create", ("env", "test"), ("team", "search"), ("env", "prod"))).ShouldBreak("TAG-BADD-04", Errors.TagKeysRepeated);

        Tags.ShouldBe("[]");
    }

    [Fact]
    public void A_batch_deletes_by_key_or_key_and_value_and_ignores_missing_tags()
    {
        Send(Batch("create", ("env", "test"), ("team", "search"), ("cost", "7"))).ShouldSucceed();

        Send("""{"action":"delete","tags":[{"key":"env"},{"key":"team","value":"payments"},{"key":"cost","value":"7"},{"key":"a*b"}]}""").Status.ShouldBe(204);

        Tags.ShouldBe("""[{"key":"team","value":"search"}]""");
    }

    [Theory]
    [InlineData("""{"action":"replace","tags":[{"key":"env","value":"test"}]}""")]
    [InlineData("""{"tags":[{"key":"env","value":"test"}]}""")]
    [InlineData(null)]
    public void A_tag_batch_accepts_only_create_and_delete(string? body) =>
        _mock.Post($"/protected-instances/{_instance}/tags/action", body).Error!.Code.ShouldBe("SDRS.2201");

    [Fact]
    public void Deleting_a_tag_takes_its_key_from_the_path()
    {
        Add("äöü 1", "test").ShouldSucceed();

        _mock.Delete($"/protected-instances/{_instance}/tags/%C3%A4%C3%B6%C3%BC%201").Status.ShouldBe(204);

        Tags.ShouldBe("[]");
    }

    [Fact]
    public void Deleting_a_tag_twice_returns_not_found()
    {
        Add("env", "test").ShouldSucceed();
        _mock.Delete($"/protected-instances/{_instance}/tags/env").ShouldSucceed();

        var again = _mock.Delete($"/protected-instances/{_instance}/tags/env");

        again.ShouldBreak("TAG-DEL-01", Errors.TagKeyNotFound);
        again.Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("huawei", "%20")]
    [InlineData("huawei", "")]
    [InlineData("otc", "%20")]
    public void Deleting_a_tag_checks_the_key_before_the_instance(string edition, string key)
    {
        var response = new MockHarness(options => options.Edition = edition).Delete($"/protected-instances/no-such-instance/tags/{key}");

        response.ShouldBreak("TAG-DEL-02", Errors.TagKeyBlank);
        response.Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    public void A_missing_instance_returns_404_in_every_tag_operation(string edition)
    {
        var mock = new MockHarness(options => options.Edition = edition);
        const string Path = "/protected-instances/no-such-instance/tags";

        (string Constraint, HarnessResponse Answer)[] responses =
        [
            ("TAG-LIST-01", mock.Get(Path)),
            ("TAG-ADD-06", mock.Post(Path, new { tag = new { key = "env", value = "" } })),
            ("TAG-BADD-03", mock.Post($"{Path}/action", Batch("create", ("env", "")))),
            ("TAG-BDEL-03", mock.Post($"{Path}/action", Batch("delete", ("env", "")))),
            ("TAG-DEL-04", mock.Delete($"{Path}/env")),
        ];

        foreach (var (constraint, response) in responses)
        {
            response.ShouldBreak(constraint, Errors.InstanceNotFound);
            response.Status.ShouldBe(404);
        }
    }

    [Theory]
    [InlineData(Status.Available, true)]
    [InlineData(Status.Protected, true)]
    [InlineData(Status.FailedOver, true)]
    [InlineData(Status.Creating, false)]
    [InlineData(Status.Resizing, false)]
    [InlineData(Status.Deleting, false)]
    [InlineData(Status.Error, false)]
    [InlineData(Status.ErrorStarting, false)]
    [InlineData(Status.Invalid, false)]
    [InlineData(Status.Fault, false)]
    public void Tags_change_only_while_the_instance_is_in_a_stable_status(string status, bool change)
    {
        Add("env", "test").ShouldSucceed();
        _mock.Project.Instances[_instance]!.Status = status;

        Add("env", "prod").Error.ShouldBe(change ? null : Errors.StatusForbidsAddingTags);
        Send(Batch("create", ("env", "prod"))).Error.ShouldBe(change ? null : Errors.StatusForbidsAddingTags);
        Send("""{"action":"delete","tags":[{"key":"team"}]}""").Error.ShouldBe(change ? null : Errors.StatusForbidsDeletingTags);
        _mock.Delete($"/protected-instances/{_instance}/tags/env").Error.ShouldBe(change ? null : Errors.StatusForbidsDeletingTags);
        Tags.ShouldBe(change ? "[]" : """[{"key":"env","value":"test"}]""");
    }

    [Fact]
    public void The_tags_of_a_project_are_its_distinct_keys_with_their_distinct_values()
    {
        var other = _mock.AddInstance(_mock.AddGroup("other"), "server_b");
        Send(Batch("create", ("env", "test"), ("team", "search"))).ShouldSucceed();
        _mock.Post($"/protected-instances/{other}/tags/action", Batch("create", ("env", "prod"), ("team", "search"))).ShouldSucceed();

        _mock.Get("/protected-instances/tags").Text.ShouldBe(
            """{"tags":[{"key":"env","values":["prod","test"]},{"key":"team","values":["search"]}]}""");
    }

    private string Tags => _mock.Get($"/protected-instances/{_instance}/tags").Json.GetProperty("tags").GetRawText();

    private HarnessResponse Add(
        string key, string value) => _mock.Post($"/protected-instances/{_instance}/tags", new { tag = new { key, value } });

    private HarnessResponse Send(object batch) => _mock.Post($"/protected-instances/{_instance}/tags/action", batch);

    private static object Batch(string action, params (string Key, string Value)[] tags) =>
        new { action, tags = tags.Select(tag => new { key = tag.Key, value = tag.Value }) };
}
