using Xunit;

namespace SdrsMock.Tests.Editions;

/// <summary>Numbers that differ: tags of an instance (conflicts.md C-11) and keys and values of a tag query (C-13).</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("huawei", 10)]
    [InlineData("otc", 20)]
    public void An_instance_has_so_many_tags(string edition, int most)
    {
        var sdrs = new Sdrs(options => options.Edition = edition);
        var instance = sdrs.GivenInstance(sdrs.GivenGroup());
        for (var number = 1; number <= most; number++)
        {
            AddTag(sdrs, instance, $"key-{number}").ShouldSucceed();
        }

        AddTag(sdrs, instance, "one-too-many").ShouldBreak("TAG-ADD-04", Errors.TooManyTags);
        AddTag(sdrs, instance, "key-1").ShouldSucceed();
    }

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    public void Ten_can_be_given_at_creation_in_either(string edition)
    {
        var sdrs = new Sdrs(options => options.Edition = edition);
        var group = sdrs.GivenGroup();

        Create(sdrs, group, "server_a", 11).ShouldBreak("PI-CREATE-40", Errors.TooManyTags);
        Create(sdrs, group, "server_a", 10).ShouldSucceed();
    }

    [Theory]
    [InlineData("huawei", 10)]
    [InlineData("otc", 20)]
    public void A_tag_query_has_so_many_keys_and_so_many_values_for_each(string edition, int most)
    {
        var sdrs = new Sdrs(options => options.Edition = edition);

        Query(sdrs, keys: most, values: most).ShouldSucceed();
        Query(sdrs, keys: most + 1, values: 1).ShouldBreak("TAG-FILTER-11", Errors.TooManyTags);
        Query(sdrs, keys: 1, values: most + 1).ShouldBreak("TAG-FILTER-12", Errors.TooManyTagValues);
    }

    private static Answer AddTag(Sdrs sdrs, string instance, string key) =>
        sdrs.Post($"/protected-instances/{instance}/tags", new { tag = new { key, value = "value" } });

    private static Answer Create(Sdrs sdrs, string group, string server, int tags) => sdrs.Post("/protected-instances", new
    {
        protected_instance = new
        {
            server_group_id = group,
            server_id = sdrs[server],
            name = "instance",
            tags = Enumerable.Range(1, tags).Select(number => new { key = $"key-{number}", value = "" }),
        },
    });

    private static Answer Query(Sdrs sdrs, int keys, int values) => sdrs.Post("/protected-instances/resource_instances/action", new
    {
        action = "filter",
        tags = Enumerable.Range(1, keys).Select(key => new { key = $"key-{key}", values = Enumerable.Range(1, values).Select(value => $"{value}") }),
    });
}
