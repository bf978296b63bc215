using SdrsMock.Common;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ReplicationPairs;

public sealed class ReadAndRenameReplicationTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void The_list_is_newest_first_and_counts_matches()
    {
        var group = _mock.AddGroup();
        _mock.AddPair(group, name: "older");
        _mock.AddPair(group, "volume_b", name: "newer");

        var page = _mock.Get("/replications?limit=1").Json;

        page.GetProperty("replications").EnumerateArray().ShouldHaveSingleItem().Text("name").ShouldBe("newer");
        page.Int("count").ShouldBe(2);
    }

    [Fact]
    public void A_group_list_overrides_a_single_group_and_ignores_unknown_ids()
    {
        var (one, other) = (_mock.AddGroup("one"), _mock.AddGroup("other"));
        _mock.AddPair(one, name: "of-one");
        _mock.AddPair(other, "volume_b", name: "of-other");

        NamesOf($"server_group_id={one}").ShouldBe(["of-one"]);
        NamesOf($"server_group_id={one}&server_group_ids=%5b%22{other}%22,%22{_mock["unknown_id"]}%22%5d").ShouldBe(["of-other"]);
    }

    [Fact]
    public void Pairs_are_filtered_by_instance_name_status_zone_and_query_type()
    {
        var group = _mock.AddGroup();
        var instance = _mock.AddInstance(group);
        var free = _mock.AddPair(group, name: "spare-disk");
        _mock.Found(free).Status = "error-extending";

        NamesOf($"protected_instance_id={instance}").ShouldHaveSingleItem().ShouldNotBe("spare-disk");
        NamesOf("name=are-d").ShouldBe(["spare-disk"]);
        NamesOf("status=error-extending").ShouldBe(["spare-disk"]);
        NamesOf("query_type=status_abnormal").ShouldBe(["spare-disk"]);
        NamesOf($"availability_zone={_mock["source_az"]}").Count.ShouldBe(2);
        NamesOf($"availability_zone={_mock["target_az"]}").ShouldBeEmpty();
    }

    [Fact]
    public void A_new_name_is_shown_everywhere()
    {
        var pair = _mock.AddPair(_mock.AddGroup());

        _mock.Put($"/replications/{pair}", new { replication = new { name = "renamed" } }).Json
            .GetProperty("replication")
            .Text("name")
            .ShouldBe("renamed");

        _mock.Pair(pair).Text("name").ShouldBe("renamed");
        _mock.Put(
            $"/replications/{_mock["unknown_id"]}", new { replication = new { name = "renamed" } })
            .ShouldBreak("RP-RENAME-02", Errors.PairNotFound);
    }

    private IReadOnlyList<string?> NamesOf(string query) =>
        [.. _mock.Get($"/replications?{query}").Json.GetProperty("replications").EnumerateArray().Select(pair => pair.Text("name"))];
}
