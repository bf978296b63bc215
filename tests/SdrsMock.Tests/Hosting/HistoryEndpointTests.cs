using System.Text.Json;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary><c>GET /__sdrs/history</c>, <c>GET state?at=</c>, <c>GET diff</c> and <c>POST fork</c> of an earlier instant.</summary>
public sealed class HistoryEndpointTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Each_command_is_listed_with_what_it_changed()
    {
        var group = _mock.AddGroup();
        _mock.Inventory.Change("servers", _mock["server_a"], new() { ["status"] = "SHUTOFF" });
        _mock.Engine.Faults.Add(new() { Operation = "CreateProtectionGroup", Status = 503, ProjectId = _mock.ProjectId });
        _mock.PostGroup("rejected");
        _mock.Engine.Faults.Clear(_mock.ProjectId);
        Send("PUT", "mutant", body: """{"id":"PG-GET-01:status"}""").Status.ShouldBe(200);
        _mock.Put($"/server-groups/{group}", new { server_group = new { name = "renamed" } }).ShouldSucceed();

        var history = History();

        history.Json.Int("from").ShouldBe(0);
        history.Json.Int("to").ShouldBe(7);
        Operations(history).ShouldBe(
        [
            "CreateProtectionGroup", "AdvanceClock", "ChangeInventory", "AddFault", "ClearFaults", "SetMutant",
            "UpdateProtectionGroupName",
        ]);
        var entries = Entries(history);
        entries.Select(entry => entry.Int("sequence")).ShouldBe(Enumerable.Range(1, 7));
        entries[0].Text("resource_id").ShouldBe(group);
        entries[0].Text("time").ShouldBe("2026-01-01T00:00:00.000Z");
        entries[1].Text("time").ShouldBe("2026-01-01T00:00:02.000Z");
        entries[2].Text("resource_id").ShouldBe(_mock["server_a"]);
        entries[3].GetProperty("body").Int("status").ShouldBe(503);
        entries[6].Text("mutant").ShouldBe("PG-GET-01:status");
    }

    [Fact]
    public void A_move_of_the_clock_is_an_instant_at_once()
    {
        _mock.PostGroup("group").ShouldSucceed();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Send("POST", "clock", body: """{"advance":"PT1S"}""").Status.ShouldBe(200);
        }

        Operations(History()).ShouldBe(["CreateProtectionGroup", "AdvanceClock", "AdvanceClock"]);
        State("1").ShouldContain("\"creating\"");
        State("2").ShouldContain("\"creating\"");
        State("2").ShouldContain("\"advanced\":\"PT1S\"");
        State("3").ShouldContain("\"available\"");
    }

    [Fact]
    public void A_project_that_was_never_changed_has_no_commands()
    {
        _mock.Clock.Advance(TimeSpan.FromSeconds(1));

        var history = History();

        history.Json.Int("to").ShouldBe(0);
        Entries(history).ShouldBeEmpty();
        State("0").ShouldBe(_mock.Engine.GetStateJson(_mock.ProjectId));
    }

    [Fact]
    public void Pages_and_filters_select_commands()
    {
        var groups = Enumerable.Range(0, 3).Select(number => _mock.AddGroup($"group-{number}")).ToList();
        _mock.Delete($"/server-groups/{groups[1]}").ShouldSucceed();

        var first = History("&limit=2");
        var second = History($"&limit=100&after={first.Json.Text("next")}");

        Entries(first).Count.ShouldBe(2);
        second.Json.TryGetProperty("next", out _).ShouldBeFalse();
        (Entries(first).Count + Entries(second).Count).ShouldBe(first.Json.Int("to"));
        Operations(History($"&resource={groups[1]}")).ShouldBe(["CreateProtectionGroup", "DeleteProtectionGroup"]);
        Operations(History("&operation=CreateProtectionGroup")).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("x", 400, "at: \"x\" is invalid; use the number of a command, from GET history.")]
    [InlineData("-1", 400, "at: \"-1\" is invalid; use the number of a command, from GET history.")]
    [InlineData("2", 404, "at: project PROJECT has no command 2; the latest one is 1.")]
    public void An_instant_that_does_not_exist_is_explained(string at, int status, string problem)
    {
        _mock.PostGroup("group").ShouldSucceed();

        var response = Send("GET", "state", $"&at={at}");

        response.Status.ShouldBe(status);
        response.Json.Text("error").ShouldBe(problem.Replace("PROJECT", _mock.ProjectId, StringComparison.Ordinal));
    }

    [Fact]
    public void Folded_commands_have_no_instants()
    {
        _mock.Engine.Projects.SnapshotThreshold = 2;
        var group = _mock.AddGroup();
        foreach (var number in Enumerable.Range(0, 20))
        {
            _mock.Put($"/server-groups/{group}", new { server_group = new { name = $"name-{number}" } }).ShouldSucceed();
        }

        var history = History().Json;
        var from = history.Int("from");

        from.ShouldBeGreaterThan(1);
        history.Int("to").ShouldBe(22);
        Send("GET", "state", $"&at={from}").Status.ShouldBe(200);
        var earlier = Send("GET", "state", $"&at={from - 1}");
        earlier.Status.ShouldBe(404);
        earlier.Json.Text("error").ShouldBe($"at: the commands up to {from} are kept as one state; the earliest instant is {from}.");
    }

    [Fact]
    public void Commands_that_give_another_result_now_are_reported()
    {
        _mock.PostGroup("group").ShouldSucceed();
        var log = _mock.Engine.Projects.CommandLog;
        var entry = log.ReadHistory(_mock.ProjectId).Entries[0] with { Status = 202 };
        log.Append(log.Begin(_mock.ProjectId, 1, onlyReads: false), _mock.ProjectId, 1, entry);

        var response = Send("GET", "state", "&at=2");

        response.Status.ShouldBe(409);
        response.Json.Text("error")!.ShouldStartWith("The state of that instant cannot be computed: ");
        History().Json.Text("problem").ShouldNotBeNull();
        Send("GET", "state", "&at=1").Status.ShouldBe(200);
    }

    [Fact]
    public void A_history_starts_again_when_the_project_is_replaced()
    {
        var group = _mock.AddGroup();
        var state = State("2");
        _mock.Put($"/server-groups/{group}", new { server_group = new { name = "renamed" } }).ShouldSucceed();

        Send("PUT", "state", body: state).Status.ShouldBe(204);

        History().Json.Int("to").ShouldBe(0);
        State("0").ShouldBe(_mock.Engine.GetStateJson(_mock.ProjectId));
        _mock.Engine.Reset(_mock.ProjectId);
        State("0").ShouldBe(_mock.Engine.GetStateJson(_mock.ProjectId));
    }

    [Fact]
    public void The_difference_of_two_instants_has_paths_with_both_values()
    {
        var group = _mock.AddGroup();
        _mock.Put($"/server-groups/{group}", new { server_group = new { name = "renamed" } }).ShouldSucceed();

        var changes = Changes("&from=2&to=3");
        var back = Changes("&from=3&to=2");

        changes[$"resources.groups[{group}].name"].ShouldBe(("\"group\"", "\"renamed\""));
        back[$"resources.groups[{group}].name"].ShouldBe(("\"renamed\"", "\"group\""));
        Changes("&from=3").ShouldBeEmpty();
        Changes("&from=0&to=2")[$"resources.groups[{group}]"].Old.ShouldBeNull();
    }

    [Fact]
    public void A_snapshot_is_compared_with_the_present()
    {
        var group = _mock.AddGroup();
        Send("POST", "snapshots", body: """{"name":"before"}""").Status.ShouldBe(201);
        _mock.Delete($"/server-groups/{group}").ShouldSucceed();
        _mock.Wait();

        Changes("&from=snapshot:before&to=now")[$"resources.groups[{group}]"].New.ShouldBeNull();
        Send("GET", "diff", "&from=snapshot:other").Status.ShouldBe(404);
        Send("GET", "diff", "").Json.Text("error")!.ShouldStartWith("from is missing");
        Send("GET", "diff", "&from=1&to=99").Status.ShouldBe(404);
    }

    [Fact]
    public void A_fork_has_the_state_and_the_time_of_the_instant()
    {
        var group = _mock.AddGroup();
        History().Json.Int("to").ShouldBe(2);
        _mock.Clock.Advance(TimeSpan.FromHours(1));
        _mock.Delete($"/server-groups/{group}").ShouldSucceed();

        var created = Send("POST", "fork", body: $$"""{"project_id":"{{_mock.ProjectId}}","at":2,"into":"{{1:x32}}"}""");

        created.Status.ShouldBe(201);
        created.Json.GetProperty("clock").Text("now").ShouldBe("2026-01-01T00:00:02.000Z");
        var fork = new MockHarness(_mock.Engine, $"{1:x32}", hasOwnClock: false);
        fork.Get($"/server-groups/{group}").ShouldSucceed();
        Send("POST", "fork", body: """{"at":99}""").Status.ShouldBe(404);
        Send("POST", "fork", body: """{"at":true}""").Json.Text("error").ShouldBe("at: expected a number, got true.");
        Send("POST", "fork", body: $$"""{"into":"{{1:x32}}"}""").Json.Text("error")
            .ShouldBe($"into: project {1:x32} exists already; use another id, or delete the project first.");
        Send("POST", "fork", body: $$"""{"project_id":"{{1:x32}}"}""").Json.Text("error")!.ShouldContain("give it once");
    }

    private HarnessResponse Send(string method, string name, string query = "", string? body = null) =>
        _mock.SendControl(method, name, $"?project_id={_mock.ProjectId}{query}", body);

    private HarnessResponse History(string query = "") => Send("GET", "history", query);

    private string State(string at) => Send("GET", "state", $"&at={at}").Text;

    private Dictionary<string, (string? Old, string? New)> Changes(string query) =>
        Send("GET", "diff", query).Json.GetProperty("changes").EnumerateArray()
            .Where(change => change.Text("path") is not ("now" or "resources.rpo.passed_to"))
            .ToDictionary(change => change.Text("path")!, change => (Raw(change, "old"), Raw(change, "new")));

    private static string? Raw(JsonElement change, string name) => change.TryGetProperty(name, out var value) ? value.GetRawText() : null;

    private static List<JsonElement> Entries(HarnessResponse history) => [.. history.Json.GetProperty("history").EnumerateArray()];

    private static List<string?> Operations(HarnessResponse history) => [.. Entries(history).Select(entry => entry.Text("operation"))];
}
