using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>Where a run takes place: on embedded mocks, one for each worker, or on one remote target.</summary>
internal abstract class ExecutionEnvironment : IAsyncDisposable
{
    /// <summary>The name in reports.</summary>
    public abstract string DisplayName { get; }

    /// <summary>The seed that repeats the run; null if it is always the same.</summary>
    public abstract long? Seed { get; }

    /// <summary>The clean-up log if it lists resources that could not be deleted, or null.</summary>
    public virtual string? OpenCleanupLog => null;

    /// <summary>How the mock was started; null if the target is not a mock.</summary>
    public abstract MockInfo? MockInfo { get; }

    /// <summary>Whether only one scenario can run at a time.</summary>
    public virtual bool IsSequential => false;

    /// <summary>Values that no report may show.</summary>
    public abstract IEnumerable<string> Secrets { get; }

    /// <summary>How many scenarios run at a time without <c>--parallel</c>.</summary>
    public abstract int GetDefaultParallelism(int scenarios);

    /// <summary>Creates the runner for one worker.</summary>
    public abstract Task<ScenarioRunner> CreateRunnerAsync(CancellationToken cancellation);

    /// <summary>The coverage counters of the mocks so far; null if the target is not a mock.</summary>
    public abstract Task<MockCoverage?> ReadCoverageAsync(CancellationToken cancellation);

    /// <summary>Restores the project that the scenarios shared.</summary>
    /// <returns>What could not be restored.</returns>
    public virtual Task<IReadOnlyList<string>> RestoreAsync() => Task.FromResult<IReadOnlyList<string>>([]);

    public abstract ValueTask DisposeAsync();
}
