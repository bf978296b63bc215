using SdrsMock.Common;
using SdrsMock.Persistence;
using SdrsMock.State;

namespace SdrsMock.Projects;

/// <summary>A project in memory: its state, its lock, and its position in the command log.</summary>
internal sealed class LoadedProject
{
    private volatile bool _isDetached;

    public LoadedProject(ProjectState state)
    {
        State = state;
        RecordedAdvance = state.Context.Clocks.For(state.ProjectId).Advanced;
        state.RecordJobChanges();
    }

    /// <summary>What the project consists of. The caller holds the project lock.</summary>
    public ProjectState State { get; }

    public string ProjectId => State.ProjectId;

    /// <summary>The project lock: one request at a time holds it.</summary>
    public Lock Lock { get; } = new();

    /// <summary>The number of the last command in the log that the state contains.</summary>
    public long Sequence { get; set; }

    /// <summary>How many commands the log holds since the last snapshot.</summary>
    public int EntriesSinceSnapshot { get; set; }

    /// <summary>How many bytes the bodies of these commands have.</summary>
    public long BytesSinceSnapshot { get; set; }

    /// <summary>How many commands changed the project since its history began: the number of its latest instant.</summary>
    public long CommandCount { get; set; }

    /// <summary>How far the project's clock was advanced at the latest command.</summary>
    public TimeSpan RecordedAdvance { get; set; }

    /// <summary>Whether the project was ever changed; one that was only read is no part of the state.</summary>
    public bool IsWritten { get; set; }

    /// <summary>Completes when everything that the project shows is durable.</summary>
    public Task Pending { get; set; } = Task.CompletedTask;

    /// <summary>Why the state differs from the command log; null while it does not.</summary>
    public StoreException? Failure { get; private set; }

    /// <summary>Whether another instance has replaced this one: after a reset, a new state, or a failed write.</summary>
    public bool IsDetached { get => _isDetached; set => _isDetached = value; }

    /// <summary>Limits the calls per second.</summary>
    public RateLimiter RateLimiter => field ??= new(State);

    /// <summary>Whether the project is unchanged since its creation, so that a new one would be equal.</summary>
    public bool IsPristine => EntriesSinceSnapshot == 0 && State.IsPristine;

    /// <summary>The project as the command log stores it. The caller holds the project lock.</summary>
    public ProjectSnapshot Snapshot =>
        new(State.ProjectId, State.Now, () => SnapshotSerializer.Serialize(State, NumberedCommands), !IsWritten);

    // A log that an earlier version began keeps the form of its snapshots; its commands are counted from the latest one.
    private long NumberedCommands => State.Context.Addresses is AddressAssignment.Drawn ? CommandCount : 0;

    /// <summary>Counts a command that the log holds. The caller holds the project lock.</summary>
    public void Count(in LogEntry entry)
    {
        EntriesSinceSnapshot++;
        CommandCount++;
        BytesSinceSnapshot += entry.Body.Length;
        RecordedAdvance = ClockMove.Find(entry) is { } move ? move.To
            : IsWritten ? RecordedAdvance
            : State.Context.Clocks.For(ProjectId).Advanced;
        IsWritten = true;
    }

    /// <summary>Detaches the project because its state differs from the command log.</summary>
    public void Invalidate(StoreException exception)
    {
        Failure = exception;
        IsDetached = true;
    }
}
