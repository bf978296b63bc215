using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectedInstances;

public sealed class ListProtectedInstancesTests
{
    private readonly MockHarness _mock = new();
    private readonly string _group, _other;
    private readonly string _first, _second, _third;

    public ListProtectedInstancesTests()
    {
        (_group, _other) = (_mock.AddGroup(), _mock.AddGroup("other"));
        _first = _mock.AddInstance(_group, "server_a", "web-1");
        _second = _mock.AddInstance(_group, "server_b", "web-2");
        _third = _mock.AddInstance(_other, "server_c", "mail");
    }

    [Fact]
    public void The_list_is_newest_first_and_counts_all_matches()
    {
        Listed("").ShouldBe([_third, _second, _first]);
        _mock.Get("/protected-instances?limit=1&offset=1").Json.Int("count").ShouldBe(3);
        Listed("?limit=1&offset=1").ShouldBe([_second]);
    }

    [Fact]
    public void A_group_list_overrides_a_group_and_both_override_instance_ids()
    {
        Listed($"?protected_instance_ids=['{_first}','{_third}','unknown']").ShouldBe([_third, _first]);
        Listed($"?protected_instance_ids={_first}&server_group_id={_other}").ShouldBe([_third]);
        Listed($"?server_group_ids=[%22{_group}%22]&server_group_id={_other}&protected_instance_ids={_third}").ShouldBe([_second, _first]);
        Listed("?server_group_ids=['unknown']").ShouldBeEmpty();
    }

    [Fact]
    public void Names_match_partially_and_filters_combine()
    {
        Listed("?name=web").ShouldBe([_second, _first]);
        Listed($"?name=a&server_group_id={_other}").ShouldBe([_third]);
        Listed("?name=web&status=protected").ShouldBeEmpty();
        Listed($"?availability_zone={_mock["source_az"]}&name=web-1").ShouldBe([_first]);
        Listed($"?availability_zone={_mock["target_az"]}").ShouldBeEmpty();
    }

    [Fact]
    public void Abnormal_instances_can_be_filtered()
    {
        _mock.Inventory.Remove("servers", _mock["server_b"]);

        Listed("?query_type=status_abnormal").ShouldBe([_second]);
        Listed("?query_type=general").Count.ShouldBe(3);
    }

    [Fact]
    public void Only_a_frozen_server_has_frozen_metadata()
    {
        _mock.Inventory.Change("servers", _mock["server_a"], new JsonObject { ["frozen"] = true });

        _mock.Instance(_first).GetProperty("metadata").Text("__system__frozen").ShouldBe("true");
        _mock.Instance(_second).GetProperty("metadata").EnumerateObject().ShouldBeEmpty();
    }

    [Fact]
    public void A_rename_changes_name_and_time_only()
    {
        _mock.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = _mock.Instance(_first);

        var renamed = _mock.Put(
            $"/protected-instances/{_first}", new { protected_instance = new { name = "renamed", description = "ignored" } })
            .Json.GetProperty("protected_instance");

        renamed.Text("name").ShouldBe("renamed");
        renamed.Text("description").ShouldBe(before.Text("description"));
        renamed.Text("created_at").ShouldBe(before.Text("created_at"));
        renamed.Text("updated_at").ShouldNotBe(before.Text("updated_at"));
        Listed("?name=renamed").ShouldBe([_first]);
    }

    private List<string> Listed(string query) =>
        [.. _mock.Get($"/protected-instances{query}").Json.GetProperty("protected_instances").EnumerateArray()
            .Select(instance => instance.Text("id")!)];
}
