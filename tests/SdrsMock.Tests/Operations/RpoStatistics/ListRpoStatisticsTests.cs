using System.Text.Json;
using SdrsMock.Common;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.RpoStatistics;

public sealed class ListRpoStatisticsTests
{
    private const string Path = "/resource/rpo-statistics";
    private readonly MockHarness _mock = new();

    [Fact]
    public void A_project_without_a_protected_group_has_no_records()
    {
        _mock.AddInstance(_mock.AddGroup());
        Pass(TimeSpan.FromHours(1));

        _mock.Get(Path).Text.ShouldBe("""{"resource_rpo_statistics":[],"count":0}""");
    }

    [Fact]
    public void A_protected_group_has_an_RPO_record_at_once()
    {
        _mock.AddProtectedGroup();

        var record = Records().ShouldHaveSingleItem();

        record.Text("point_time").ShouldBe("2026-01-01 00:00");
        record.Int("resource_num").ShouldBe(0);
        record.Text("resource_type").ShouldBe("replication");
        record.Text("created_at").ShouldBe("2026-01-01 00:00:06.000");
        record.Text("updated_at").ShouldBe(record.Text("created_at"));
    }

    [Fact]
    public void RPO_records_are_five_minutes_apart_newest_first()
    {
        _mock.AddProtectedGroup();
        Pass(TimeSpan.FromMinutes(12));

        Records().Select(record => record.Text("point_time")).ShouldBe(["2026-01-01 00:10", "2026-01-01 00:05", "2026-01-01 00:00"]);
    }

    [Fact]
    public void An_RPO_record_does_not_change_later()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        Pass(TimeSpan.FromMinutes(6));
        var before = Records();
        Records().Select(record => record.GetRawText()).ShouldBe(before.Select(record => record.GetRawText()));

        AddFault(instance);
        Pass(TimeSpan.FromMinutes(5));

        var after = Records();
        after.Skip(1).Select(record => record.GetRawText()).ShouldBe(before.Select(record => record.GetRawText()));
        after[0].Int("resource_num").ShouldBe(1);
        after.Select(record => record.Text("id")).ShouldBeUnique();
    }

    [Fact]
    public void RPO_records_do_not_depend_on_earlier_reads()
    {
        var watched = ReadRecords(mock => mock.Get(Path).ShouldSucceed());
        var unwatched = ReadRecords(_ => { });

        watched.ShouldBe(unwatched);

        static string[] ReadRecords(Action<MockHarness> read)
        {
            var mock = new MockHarness();
            var (group, _) = mock.AddProtectedGroup();
            for (var minute = 0; minute < 30; minute++)
            {
                mock.Clock.Advance(TimeSpan.FromMinutes(1));
                read(mock);
            }

            mock.Finished(mock.Post($"/server-groups/{group}/action", """{"stop-server-group":{}}"""));
            mock.Clock.Advance(TimeSpan.FromMinutes(30));
            return [.. mock.Get(Path).Json.GetProperty("resource_rpo_statistics").EnumerateArray()
                .Select(record => $"{record.Text("point_time")} {record.Text("created_at")}")];
        }
    }

    [Fact]
    public void Pairs_that_are_still_copying_exceed_their_RPO()
    {
        var mock = new MockHarness(options => options.JobDuration = TimeSpan.FromMinutes(7));
        var group = mock.AddGroup();
        mock.AddInstance(group);
        mock.Post($"/server-groups/{group}/action", """{"start-server-group":{}}""").ShouldSucceed();
        mock.Clock.Advance(TimeSpan.FromMinutes(7));
        mock.Post(
            "/protected-instances",
            new { protected_instance = new { server_group_id = group, server_id = mock["server_b"], name = "late" } })
            .ShouldSucceed();
        mock.Clock.Advance(TimeSpan.FromMinutes(10));

        var numbers = mock.Get(Path).Json
            .GetProperty("resource_rpo_statistics")
            .EnumerateArray()
            .Select(record => (record.Text("point_time")![^5..], record.Int("resource_num")));

        numbers.ShouldBe([("00:30", 0), ("00:25", 1), ("00:20", 0)]);
    }

    [Fact]
    public void RPO_records_of_only_the_last_day_are_kept()
    {
        _mock.AddProtectedGroup();
        Pass(TimeSpan.FromDays(3650));

        _mock.Get(Path).Json.Int("count").ShouldBe(24 * 12);
        _mock.Project.Rpo.Records.Count.ShouldBe(24 * 12);
    }

    [Theory]
    [InlineData("start_time=2026-01-01 00:05:00.000", 3)]
    [InlineData("end_time=2026-01-01 00:05:00.000", 2)]
    [InlineData("start_time=2026-01-01 00:05:00.001&end_time=2026-01-01 00:14:59.999", 1)]
    [InlineData("start_time=2026-01-02 00:00:00.000", 0)]
    [InlineData("resource_type=replication&limit=2", 4)]
    public void RPO_records_are_filtered_by_time_and_type_and_counted(string query, int count)
    {
        _mock.AddProtectedGroup();
        Pass(TimeSpan.FromMinutes(17));

        _mock.Get($"{Path}?{query}").Json.Int("count").ShouldBe(count);
    }

    [Fact]
    public void The_newest_RPO_record_is_found_from_its_creation_time()
    {
        _mock.AddProtectedGroup();
        Pass(TimeSpan.FromTicks(1234));
        var created = Records()[0].Text("created_at")!;

        foreach (var query in (string[])[$"start_time={created}", $"end_time={created}", $"start_time={created}&end_time={created}"])
        {
            _mock.Get($"{Path}?{query}").Json.Int("count").ShouldBe(1, query);
        }
    }

    [Theory]
    [InlineData("start_time=2026-02-30 00:00:00.000")]
    [InlineData("end_time=2026-02-29 00:00:00.000")]
    public void Invalid_dates_are_rejected(string query) =>
        _mock.Get($"{Path}?{query}").ShouldBreak("RPO-LIST-03", Errors.RequestInvalid);

    [Fact]
    public void Open_Telekom_Cloud_does_not_have_RPO_statistics() =>
        new MockHarness(options => options.Edition = "otc").Get(Path).Error.ShouldBe(Errors.PathNotServed);

    [Fact]
    public void RPO_records_are_part_of_a_saved_state()
    {
        _mock.AddProtectedGroup();
        Pass(TimeSpan.FromMinutes(12));
        var before = _mock.Get(Path).Text;

        using var state = JsonDocument.Parse(_mock.Engine.GetStateJson(_mock.ProjectId));
        SdrsMock.Engine.StateDocument.Read(state.RootElement, _mock.Engine, _mock.ProjectId);

        _mock.Get(Path).Text.ShouldBe(before);
        Pass(TimeSpan.FromMinutes(3));
        Records()[0].Text("point_time").ShouldBe("2026-01-01 00:15");
    }

    private JsonElement[] Records() => [.. _mock.Get(Path).Json.GetProperty("resource_rpo_statistics").EnumerateArray()];

    private void Pass(TimeSpan time) => _mock.Clock.Advance(time);

    private void AddFault(string instance) =>
        _mock.Engine.Faults.Add(
            new() { Operation = "*", Replication = _mock.PairsOf(instance)[0], FaultLevel = "5", ProjectId = _mock.ProjectId });
}
