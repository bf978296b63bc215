using System.Text.Json;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.RpoStatistics;

public sealed class ListRpoStatisticsTests
{
    private const string Path = "/resource/rpo-statistics";
    private readonly Sdrs _sdrs = new();

    [Fact]
    public void A_project_without_a_protected_group_has_no_records()
    {
        _sdrs.GivenInstance(_sdrs.GivenGroup());
        Pass(TimeSpan.FromHours(1));

        _sdrs.Get(Path).Text.ShouldBe("""{"resource_rpo_statistics":[],"count":0}""");
    }

    [Fact]
    public void A_group_that_is_protected_has_a_record_at_once()
    {
        _sdrs.GivenProtectedGroup();

        var record = Records().ShouldHaveSingleItem();

        record.Text("point_time").ShouldBe("2026-01-01 00:00");
        record.Int("resource_num").ShouldBe(0);
        record.Text("resource_type").ShouldBe("replication");
        record.Text("created_at").ShouldBe("2026-01-01 00:00:06.000");
        record.Text("updated_at").ShouldBe(record.Text("created_at"));
    }

    [Fact]
    public void Records_stand_five_minutes_apart_newest_first()
    {
        _sdrs.GivenProtectedGroup();
        Pass(TimeSpan.FromMinutes(12));

        Records().Select(record => record.Text("point_time")).ShouldBe(["2026-01-01 00:10", "2026-01-01 00:05", "2026-01-01 00:00"]);
    }

    [Fact]
    public void What_was_recorded_stays_as_it_was_whatever_happens_later_and_however_often_it_is_read()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        Pass(TimeSpan.FromMinutes(6));
        var before = Records();
        Records().Select(record => record.GetRawText()).ShouldBe(before.Select(record => record.GetRawText()));

        GivenFault(instance);
        Pass(TimeSpan.FromMinutes(5));

        var after = Records();
        after.Skip(1).Select(record => record.GetRawText()).ShouldBe(before.Select(record => record.GetRawText()));
        after[0].Int("resource_num").ShouldBe(1);
        after.Select(record => record.Text("id")).ShouldBeUnique();
    }

    [Fact]
    public void The_same_story_is_told_whether_or_not_anybody_looked_on_the_way()
    {
        var watched = Told(sdrs => sdrs.Get(Path).ShouldSucceed());
        var unwatched = Told(_ => { });

        watched.ShouldBe(unwatched);

        static string[] Told(Action<Sdrs> look)
        {
            var sdrs = new Sdrs();
            var (group, _) = sdrs.GivenProtectedGroup();
            for (var minute = 0; minute < 30; minute++)
            {
                sdrs.Clock.Advance(TimeSpan.FromMinutes(1));
                look(sdrs);
            }

            sdrs.Finished(sdrs.Post($"/server-groups/{group}/action", """{"stop-server-group":{}}"""));
            sdrs.Clock.Advance(TimeSpan.FromMinutes(30));
            return [.. sdrs.Get(Path).Json.GetProperty("resource_rpo_statistics").EnumerateArray().Select(record => $"{record.Text("point_time")} {record.Text("created_at")}")];
        }
    }

    [Fact]
    public void Pairs_that_are_still_copying_are_over_their_rpo()
    {
        var sdrs = new Sdrs(options => options.JobDuration = TimeSpan.FromMinutes(7));
        var group = sdrs.GivenGroup();
        sdrs.GivenInstance(group);
        sdrs.Post($"/server-groups/{group}/action", """{"start-server-group":{}}""").ShouldSucceed();
        sdrs.Clock.Advance(TimeSpan.FromMinutes(7));
        sdrs.Post("/protected-instances", new { protected_instance = new { server_group_id = group, server_id = sdrs["server_b"], name = "late" } }).ShouldSucceed();
        sdrs.Clock.Advance(TimeSpan.FromMinutes(10));

        var numbers = sdrs.Get(Path).Json.GetProperty("resource_rpo_statistics").EnumerateArray().Select(record => (record.Text("point_time")![^5..], record.Int("resource_num")));

        numbers.ShouldBe([("00:30", 0), ("00:25", 1), ("00:20", 0)]);
    }

    [Fact]
    public void Only_the_last_day_is_kept_however_far_the_clock_leaps()
    {
        _sdrs.GivenProtectedGroup();
        Pass(TimeSpan.FromDays(3650));

        _sdrs.Get(Path).Json.Int("count").ShouldBe(24 * 12);
        _sdrs.World.Rpo.Records.Count.ShouldBe(24 * 12);
    }

    [Theory]
    [InlineData("start_time=2026-01-01 00:05:00.000", 3)]
    [InlineData("end_time=2026-01-01 00:05:00.000", 2)]
    [InlineData("start_time=2026-01-01 00:05:00.001&end_time=2026-01-01 00:14:59.999", 1)]
    [InlineData("start_time=2026-01-02 00:00:00.000", 0)]
    [InlineData("resource_type=replication&limit=2", 4)]
    public void Filters_by_time_and_type_and_counts_what_matches(string query, int count)
    {
        _sdrs.GivenProtectedGroup();
        Pass(TimeSpan.FromMinutes(17));

        _sdrs.Get($"{Path}?{query}").Json.Int("count").ShouldBe(count);
    }

    [Theory]
    [InlineData("start_time=2026-02-30 00:00:00.000")]
    [InlineData("end_time=2026-02-29 00:00:00.000")]
    public void Refuses_days_that_do_not_exist(string query) =>
        _sdrs.Get($"{Path}?{query}").ShouldBreak("RPO-LIST-03", Errors.RequestInvalid);

    [Fact]
    public void Open_Telekom_Cloud_does_not_have_it() =>
        new Sdrs(options => options.Edition = "otc").Get(Path).Error.ShouldBe(Errors.PathNotServed);

    [Fact]
    public void Records_survive_in_a_saved_state()
    {
        _sdrs.GivenProtectedGroup();
        Pass(TimeSpan.FromMinutes(12));
        var before = _sdrs.Get(Path).Text;

        using var state = JsonDocument.Parse(_sdrs.Engine.StateOf(_sdrs.ProjectId));
        SdrsMock.Engine.StateDocument.Read(state.RootElement, _sdrs.Engine, _sdrs.ProjectId);

        _sdrs.Get(Path).Text.ShouldBe(before);
        Pass(TimeSpan.FromMinutes(3));
        Records()[0].Text("point_time").ShouldBe("2026-01-01 00:15");
    }

    private JsonElement[] Records() => [.. _sdrs.Get(Path).Json.GetProperty("resource_rpo_statistics").EnumerateArray()];

    private void Pass(TimeSpan time) => _sdrs.Clock.Advance(time);

    private void GivenFault(string instance) =>
        _sdrs.Engine.Faults.Add(new() { Operation = "*", Replication = _sdrs.PairsOf(instance)[0], FaultLevel = "5", ProjectId = _sdrs.ProjectId });
}
