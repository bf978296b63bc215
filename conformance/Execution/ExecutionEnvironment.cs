using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>Where a run takes place, and who plays there.</summary>
internal abstract class ExecutionEnvironment : IAsyncDisposable
{
    /// <summary>What it is, in words.</summary>
    public abstract string DisplayName { get; }

    /// <summary>What values are made from, where a reader needs it to repeat the run; null where it is always the same.</summary>
    public abstract long? Seed { get; }

    /// <summary>The ledger of what could not be cleaned up, or null.</summary>
    public virtual string? OpenCleanupLog => null;

    /// <summary>Puts back what stood in a project that the stories shared; what could not be put back is told in words.</summary>
    public virtual Task<IReadOnlyList<string>> RestoreAsync() => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>What no report may show.</summary>
    public abstract IEnumerable<string> Secrets { get; }

    /// <summary>What the mocks that are played on have counted so far; null where there is none.</summary>
    public abstract Task<MockCoverage?> ReadCoverageAsync(CancellationToken cancellation);

    /// <summary>How many stories it plays at a time when nobody says.</summary>
    public abstract int DefaultParallelism(int stories);

    /// <summary>Whether stories would get into one another's way if there were two at a time.</summary>
    public virtual bool IsSequential => false;

    /// <summary>Somebody who plays; each worker asks once.</summary>
    public abstract Task<ScenarioRunner> CreateRunnerAsync(CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();
}
