using SdrsMock.Common;
using Xunit;

namespace SdrsMock.Tests.Editions;

/// <summary>
/// Limits that differ by edition: tags of an instance (schemas/notes/conflicts.md, C-11), keys and values of a tag query
/// (schemas/notes/conflicts.md, C-13).
/// </summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("huawei", 10)]
    [InlineData("otc", 20)]
    public void The_edition_limits_the_tags_of_an_instance(string edition, int most)
    {
        var mock = new MockHarness(options => options.Edition = edition);
        var instance = mock.AddInstance(mock.AddGroup());
        for (var number = 1; number <= most; number++)
        {
            AddTag(mock, instance, $"key-{number}").ShouldSucceed();
        }

        AddTag(mock, instance, "one-too-many").ShouldBreak("TAG-ADD-04", Errors.TooManyTags);
        AddTag(mock, instance, "key-1").ShouldSucceed();
    }

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    public void Both_editions_accept_ten_tags_at_creation(string edition)
    {
        var mock = new MockHarness(options => options.Edition = edition);
        var group = mock.AddGroup();

        Create(mock, group, "server_a", 11).ShouldBreak("PI-CREATE-40", Errors.TooManyTags);
        Create(mock, group, "server_a", 10).ShouldSucceed();
    }

    [Theory]
    [InlineData("huawei", 10)]
    [InlineData("otc", 20)]
    public void The_edition_limits_the_keys_and_values_of_a_tag_query(string edition, int most)
    {
        var mock = new MockHarness(options => options.Edition = edition);

        Query(mock, keys: most, values: most).ShouldSucceed();
        Query(mock, keys: most + 1, values: 1).ShouldBreak("TAG-FILTER-11", Errors.TooManyTags);
        Query(mock, keys: 1, values: most + 1).ShouldBreak("TAG-FILTER-12", Errors.TooManyTagValues);
    }

    private static HarnessResponse AddTag(MockHarness mock, string instance, string key) =>
        mock.Post($"/protected-instances/{instance}/tags", new { tag = new { key, value = "value" } });

    private static HarnessResponse Create(MockHarness mock, string group, string server, int tags) => mock.Post("/protected-instances", new
    {
        protected_instance = new
        {
            server_group_id = group,
            server_id = mock[server],
            name = "instance",
            tags = Enumerable.Range(1, tags).Select(number => new { key = $"key-{number}", value = "" }),
        },
    });

    private static HarnessResponse Query(
        MockHarness mock, int keys, int values) => mock.Post("/protected-instances/resource_instances/action", new
        {
            action = "filter",
            tags = Enumerable
            .Range(1, keys)
            .Select(key => new { key = $"key-{key}", values = Enumerable.Range(1, values).Select(value => $"{value}") }),
        });
}
