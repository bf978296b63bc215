using Microsoft.Data.Sqlite;
using SdrsMock.Engine;

namespace SdrsMock.Storage.Sqlite;

/// <summary>
/// Keeps the state in a file: SQLite in WAL mode, which puts each batch of calls there in one transaction before any of
/// them is answered. That outlives the process however it ends, and power loss too unless <see cref="StateSync.Normal"/>
/// was asked for: then the last moments may be lost, never the order.
/// </summary>
internal sealed class SqliteStore : IStore
{
    private static readonly Missed s_none = new(0, []);

    private readonly SqliteConnection _connection;
    private readonly Statements _statements;
    private readonly WriteQueue<Statements> _queue;

    private SqliteStore(SqliteConnection connection)
    {
        _connection = connection;
        _statements = new(connection);
        _queue = new(_statements, Write) { Failed = Report };
    }

    public Action<Loss>? Lost { get; set; }

    public DateTimeOffset Latest => Read(statements => statements.Latest());

    public IReadOnlyList<string> Projects => Read(statements => statements.Projects());

    /// <summary>Opens a file, or makes one.</summary>
    /// <exception cref="StateRefusal">It is damaged, of something else, of a newer mock, or of another origin; it is left alone.</exception>
    /// <exception cref="IOException">It cannot be had: somebody else uses it, or may not read it.</exception>
    public static SqliteStore Open(string file, StateSync sync, IReadOnlyDictionary<string, string> origin) => new(StateFile.Open(file, sync, origin));

    public void Probe() => Read(statements =>
    {
        statements.Together(statements.Probe);
        return true;
    });

    public History Load(string projectId) => Read(statements => statements.Load(projectId));

    // No other process has the file.
    public Missed? Begin(World world, bool onlyReads) => s_none;

    public void End(World world)
    {
    }

    public Task Keep(World world, LoggedCall call, byte[]? shared)
    {
        var seq = ++world.Log.Seq;
        return _queue.Add(new(world, IsCall: true, statements =>
        {
            statements.Insert(world.ProjectId, seq, call);
            if (shared is not null)
            {
                statements.Share(shared);
            }
        })
        { IsShared = shared is not null });
    }

    public void Fold(World world, byte[] snapshot)
    {
        var seq = world.Log.Seq;
        _queue.Add(new(world, IsCall: false, statements => statements.Fold(world, seq, snapshot)) { IsSpare = true });
    }

    public int? Count(string projectId, string operation, long second) => null;

    public Task Replace(World world, byte[] snapshot) => _queue.Add(new(world, IsCall: false, statements => statements.Replace(world, snapshot)));

    public Task ReplaceAll(IReadOnlyList<(World World, byte[] Snapshot)> worlds, byte[] shared) => _queue.Add(new(null, IsCall: false, statements =>
    {
        statements.Clear();
        statements.Share(shared);
        foreach (var (world, snapshot) in worlds)
        {
            statements.Replace(world, snapshot);
        }
    })
    { IsShared = true });

    // Only the first question is about something new.
    public SharedDocument? SharedAfter(long version) => version == 0 && Read(statements => statements.Shared()) is { } bytes ? new(1, bytes) : null;

    public SharedDocument? BeginShared(long version, World? within) => null;

    public void EndShared()
    {
    }

    public Task Share(byte[] shared) => _queue.Add(new(null, IsCall: false, statements => statements.Share(shared)) { IsShared = true });

    // For tests: makes the file's world tight, or asks how it is.
    internal IReadOnlyList<string?> Say(string text) => Read(_ => _connection.Rows(text, row => row.GetValue(0).ToString()));

    public void Dispose()
    {
        try
        {
            Read(statements => statements.Projects());
        }
        catch (StoreFailure)
        {
            // Whoever waited for what cannot be written has been told.
        }

        _statements.Dispose();
        _connection.Dispose();
    }

    private static void Write(Statements statements, IReadOnlyList<Write<Statements>> batch)
    {
        statements.Together(() => Put(batch.Where(item => !item.IsSpare), statements));
        if (batch.Any(item => item.IsSpare))
        {
            try
            {
                // Together as well: at an orderly end each project has one, and each transaction waits for the disk.
                statements.Together(() => Put(batch.Where(item => item.IsSpare), statements));
            }
            catch (StoreFailure)
            {
                // A snapshot only makes the log shorter; the next one may find room.
            }
        }
    }

    private static void Put(IEnumerable<Write<Statements>> items, Statements statements)
    {
        foreach (var item in items)
        {
            item.Into(statements);
        }
    }

    private T Read<T>(Func<Statements, T> act)
    {
        try
        {
            return _queue.Use(act);
        }
        catch (Exception wrong) when (wrong is SqliteException or InvalidOperationException)
        {
            throw new StoreFailure($"the state cannot be read: {wrong.Message}", wrong);
        }
    }

    private void Report(IReadOnlyList<Write<Statements>> lost) =>
        Lost?.Invoke(new([.. lost.Select(item => item.World).OfType<World>().Distinct()], lost.Any(item => item.IsShared), lost[0].Failure!));
}
