using SdrsMock.Common;
using SdrsMock.Persistence;
using SdrsMock.Persistence.Sqlite;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary>What every command log does, tested without an engine. A log in memory differs only in what it loads.</summary>
public sealed class CommandLogTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private const string Project = "00000000000000000000000000000001";
    private const string Other = "00000000000000000000000000000002";

    private static readonly DateTimeOffset s_time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("sdrs-log-").FullName;
    private string _place = "";

    public static TheoryData<string> Logs => ["none", "sqlite", "postgres"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task Entries_are_found_in_the_order_of_their_calls(string kind)
    {
        using (var log = Open(kind))
        {
            var sequence = log.Load(Project).Sequence;
            sequence = await Append(log, Project, sequence, "first");
            await Append(log, Project, sequence, "second");
            await Append(log, Other, log.Load(Other).Sequence, "other");
        }

        using var again = Reopen(kind);
        ShouldHold(again, Project, "first", "second");
        ShouldHold(again, Other, "other");
        again.Projects.Order().ShouldBe(again.Persists ? [Project, Other] : []);
        again.Latest.Keys.Order().ShouldBe(again.Persists ? [Project, Other] : []);
        again.Latest.Values.ShouldAllBe(time => time == s_time);
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task An_entry_keeps_every_member(string kind)
    {
        var entry = new LogEntry(s_time.AddTicks(7), "PUT", "/v1/%C3%A4", "?a=%20", new byte[] { 0, 1, 255 }, "SDRS.1013", true, 202, 42);
        using (var log = Open(kind))
        {
            await Append(log, Project, log.Load(Project).Sequence, entry);
        }

        using var again = Reopen(kind);
        if (again.Persists)
        {
            var kept = again.Load(Project).Entries.ShouldHaveSingleItem();
            kept.Body.ToArray().ShouldBe(entry.Body.ToArray());
            (kept with { Body = default }).ShouldBe(entry with { Body = default });
        }
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task An_entry_on_an_outdated_sequence_is_not_appended(string kind)
    {
        using var log = Open(kind);
        var sequence = log.Load(Project).Sequence;
        await Append(log, Project, sequence, "first");

        using (var session = log.Begin(Project, sequence, onlyReads: false))
        {
            log.Append(session, Project, sequence, Entry("late")).ShouldBeNull();
        }

        ShouldHold(log, Project, "first");
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task After_a_replacement_a_command_executed_before_is_not_appended(string kind)
    {
        using var log = Open(kind);
        var before = log.Load(Project).Sequence;
        await log.Replace(Snapshot(Project, "reset")).Durable;

        using (var session = log.Begin(Project, before, onlyReads: false))
        {
            log.Append(session, Project, before, Entry("late")).ShouldBeNull();
        }

        ShouldHold(log, Project);
        SnapshotOf(log, Project).ShouldBe(log.Persists ? "reset" : null);
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task After_everything_was_replaced_no_earlier_command_is_appended(string kind)
    {
        using var log = Open(kind);
        var (pristine, used) = (log.Load(Other).Sequence, await Append(log, Project, log.Load(Project).Sequence, "first"));
        var (sequences, durable) = log.ReplaceAll([Snapshot(Project, "new")], [7]);
        await durable;

        foreach (var (project, before) in new[] { (Other, pristine), (Project, used) })
        {
            using var session = log.Begin(project, before, onlyReads: false);
            log.Append(session, project, before, Entry("late")).ShouldBeNull();
        }

        await Append(log, Project, sequences.ShouldHaveSingleItem(), "next");
        await Append(log, Other, log.Load(Other).Sequence, "other");
        ShouldHold(log, Project, "next");
        ShouldHold(log, Other, "other");
        SnapshotOf(log, Project).ShouldBe(log.Persists ? "new" : null);
        log.ReadGlobalStateAfter(0)?.Bytes.ShouldBe([7]);
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task A_snapshot_replaces_the_commands_up_to_its_sequence(string kind)
    {
        using (var log = Open(kind))
        {
            var first = await Append(log, Project, log.Load(Project).Sequence, "first");
            var second = await Append(log, Project, first, "second");
            log.WriteSnapshot(Snapshot(Project, "at first"), first);
            await Append(log, Project, second, "third");
            ShouldHold(log, Project, "second", "third");
        }

        using var again = Reopen(kind);
        ShouldHold(again, Project, "second", "third");
        SnapshotOf(again, Project).ShouldBe(again.Persists ? "at first" : null);
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task A_snapshot_of_a_replaced_project_is_not_written(string kind)
    {
        using var log = Open(kind);
        var before = await Append(log, Project, log.Load(Project).Sequence, "first");
        await log.Replace(Snapshot(Project, "reset")).Durable;

        log.WriteSnapshot(Snapshot(Project, "late"), before);

        SnapshotOf(log, Project).ShouldBe(log.Persists ? "reset" : null);
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task An_entry_and_the_global_state_it_changed_are_kept_together(string kind)
    {
        using (var log = Open(kind))
        {
            var sequence = log.Load(Project).Sequence;
            using var session = log.Begin(Project, sequence, onlyReads: false);
            log.BeginGlobalState(0, session);
            var appended = log.Append(session, Project, sequence, Entry("first"), [1, 2]);
            log.EndGlobalState();
            await appended!.Value.Durable;
        }

        using var again = Reopen(kind);
        ShouldHold(again, Project, "first");
        (again.ReadGlobalStateAfter(0)?.Bytes).ShouldBe(again.Persists ? [1, 2] : null);
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task The_global_state_is_read_as_it_was_written_last(string kind)
    {
        using (var log = Open(kind))
        {
            log.ReadGlobalStateAfter(0).ShouldBeNull();
            foreach (var state in new byte[][] { [1], [2, 3] })
            {
                log.BeginGlobalState(0, null);
                await log.WriteGlobalState(state);
                log.EndGlobalState();
            }
        }

        using var again = Reopen(kind);
        (again.ReadGlobalStateAfter(0)?.Bytes).ShouldBe(again.Persists ? [2, 3] : null);
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_probe_leaves_nothing_behind(string kind)
    {
        using var log = Open(kind);

        log.Probe();

        log.Projects.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_write_fails_the_entries_that_follow_until_the_project_is_loaded()
    {
        using var log = (SqliteStore)Open("sqlite");
        var failures = new List<WriteFailure>();
        log.WriteFailed = failures.Add;
        var sequence = await Append(log, Project, log.Load(Project).Sequence, "first");
        log.Enqueue("pragma query_only = 1");
        var lost = log.Append(log.Begin(Project, sequence, onlyReads: false), Project, sequence, Entry("lost"))!.Value;
        await Should.ThrowAsync<StoreException>(() => lost.Durable);
        log.Enqueue("pragma query_only = 0");

        failures.ShouldHaveSingleItem().ProjectIds.ShouldBe([Project]);
        log.Append(log.Begin(Project, lost.Sequence, onlyReads: false), Project, lost.Sequence, Entry("late")).ShouldBeNull();
        await Append(log, Other, log.Load(Other).Sequence, "other");
        await Append(log, Project, log.Load(Project).Sequence, "second");
        ShouldHold(log, Project, "first", "second");
    }

    [Fact]
    public async Task After_a_lost_global_state_no_project_continues_unloaded()
    {
        using var log = (SqliteStore)Open("sqlite");
        var used = await Append(log, Project, log.Load(Project).Sequence, "first");
        var pristine = log.Load(Other).Sequence;
        log.Enqueue("pragma query_only = 1");
        await Should.ThrowAsync<StoreException>(() => log.WriteGlobalState([1]));
        log.Enqueue("pragma query_only = 0");

        log.Append(log.Begin(Project, used, onlyReads: false), Project, used, Entry("late")).ShouldBeNull();
        log.Append(log.Begin(Other, pristine, onlyReads: false), Other, pristine, Entry("late")).ShouldBeNull();
        await Append(log, Project, log.Load(Project).Sequence, "second");
        ShouldHold(log, Project, "first", "second");
    }

    [Fact]
    public async Task A_session_shows_what_another_process_appended()
    {
        using var one = Open("postgres");
        using var other = Reopen("postgres");
        var sequence = one.Load(Project).Sequence;
        var first = await Append(one, Project, sequence, "first");

        using (var session = other.Begin(Project, sequence, onlyReads: false))
        {
            session.Missed.ShouldNotBeNull().Entries.ShouldHaveSingleItem().Path.ShouldBe("/first");
            session.Missed.Sequence.ShouldBe(first);
            other.Append(session, Project, sequence, Entry("late")).ShouldBeNull();
            other.Append(session, Project, first, Entry("second")).ShouldNotBeNull();
        }

        ShouldHold(one, Project, "first", "second");
        await one.Replace(Snapshot(Project, "reset")).Durable;
        using var outdated = other.Begin(Project, first, onlyReads: true);
        outdated.Missed.ShouldBeNull("the project must be loaded again");
    }

    private static Task<long> Append(ICommandLog log, string project, long sequence, string path) =>
        Append(log, project, sequence, Entry(path));

    private static async Task<long> Append(ICommandLog log, string project, long sequence, LogEntry entry)
    {
        using var session = log.Begin(project, sequence, onlyReads: false);
        var appended = log.Append(session, project, sequence, entry).ShouldNotBeNull();
        await appended.Durable;
        return appended.Sequence;
    }

    private static void ShouldHold(ICommandLog log, string project, params string[] paths) =>
        log.Load(project).Entries.Select(entry => entry.Path).ShouldBe(log.Persists ? paths.Select(path => $"/{path}") : []);

    private static string? SnapshotOf(ICommandLog log, string project) =>
        log.Load(project).Snapshot is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;

    private static LogEntry Entry(string path) => new(s_time, "POST", $"/{path}", "", default, null, false, 200, 0);

    private static ProjectSnapshot Snapshot(string project, string content) =>
        new(project, s_time, () => System.Text.Encoding.UTF8.GetBytes(content));

    private ICommandLog Open(string kind)
    {
        _place = kind == "postgres" ? postgres.NewDatabase() : Path.Combine(_folder, "state.db");
        return Reopen(kind);
    }

    private ICommandLog Reopen(string kind) => kind == "none"
        ? new MemoryCommandLog()
        : StoreFactory.Open(_place, StateDurability.Full, StateCompatibility.FromOptions(new MockOptions()));
}
