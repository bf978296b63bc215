using System.Text.Json;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary><c>GET /__sdrs/topology</c>: groups with all that belongs to them.</summary>
public sealed class TopologyEndpointTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void A_group_shows_its_zones_servers_and_pairs()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        _mock.Wait();

        var shown = Groups("").ShouldHaveSingleItem();

        (shown.Text("id"), shown.Text("status")).ShouldBe((group, "protected"));
        shown.Text("production_zone").ShouldBe(_mock["source_az"]);
        shown.Text("dr_zone").ShouldBe(_mock["target_az"]);
        var member = shown.GetProperty("instances").EnumerateArray().ShouldHaveSingleItem();
        member.Text("id").ShouldBe(instance);
        member.GetProperty("production_server").Text("id").ShouldBe(_mock["server_a"]);
        member.GetProperty("dr_server").Text("status").ShouldBe("SHUTOFF");
        var pair = shown.GetProperty("pairs").EnumerateArray().First();
        (pair.Int("progress"), pair.Text("fault_level"), pair.Text("status")).ShouldBe((100, "0", "protected"));
        member.GetProperty("pair_ids").EnumerateArray().Select(id => id.GetString()).ShouldContain(pair.Text("id"));
        shown.GetProperty("drills").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void A_single_resource_is_shown_as_the_API_shows_it_and_is_not_recorded()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        _mock.Wait();
        var shown = _mock.Send("GET", $"/v1/{_mock.ProjectId}/protected-instances/{instance}").Json.GetProperty("protected_instance");
        var calls = _mock.Engine.Journal.Entries.Count;

        var found = Show(instance);

        found.Json.GetProperty("resource").GetRawText().ShouldBe(shown.GetRawText());
        found.Json.GetProperty("tags").GetArrayLength().ShouldBe(0);
        Show(group).Json.GetProperty("resource").Text("id").ShouldBe(group);
        Show("unknown").Status.ShouldBe(404);
        _mock.Engine.Journal.Entries.Count.ShouldBe(calls);
    }

    [Fact]
    public void Pages_count_groups()
    {
        var groups = Enumerable.Range(0, 3).Select(number => _mock.AddGroup($"group-{number}")).ToList();

        var first = Send("&limit=2").Json;

        first.Text("next").ShouldBe(groups[1]);
        Groups($"&limit=2&after={first.Text("next")}").ShouldHaveSingleItem().Text("id").ShouldBe(groups[2]);
        Send("&after=none").Status.ShouldBe(404);
        Send("&limit=-1").Status.ShouldBe(400);
        Send("&group=x").Status.ShouldBe(400);
    }

    private JsonElement[] Groups(string query) => [.. Send(query).Json.GetProperty("groups").EnumerateArray()];

    private HarnessResponse Show(string id) => _mock.SendControl("GET", $"topology/{id}", $"?project_id={_mock.ProjectId}");

    private HarnessResponse Send(string query) => _mock.SendControl("GET", "topology", $"?project_id={_mock.ProjectId}{query}");
}
