using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

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

/// <summary>Mocks inside this process, one for each worker: a clock belongs to a mock, and stories move it.</summary>
internal sealed class EmbeddedEnvironment(Func<CancellationToken, Task<IHostedMock>> startMock, Target settings, long? seed) : ExecutionEnvironment
{
    // A mock more starts in the time that so many stories take.
    private const int ScenariosPerMock = 12;

    private readonly List<IHostedMock> _mocks = [];
    private readonly List<ScenarioRunner> _runners = [];

    public override string DisplayName => "an embedded mock";

    public override long? Seed => seed;

    public override IEnumerable<string> Secrets => settings.Secrets;

    public override async Task<MockCoverage?> ReadCoverageAsync(CancellationToken cancellation)
    {
        MockCoverage? sum = null;
        foreach (var runner in _runners)
        {
            sum = await runner.ReadCoverageAsync(cancellation) is { } counted ? counted.Add(sum) : sum;
        }

        return sum;
    }

    public override int DefaultParallelism(int stories) => Math.Clamp(stories / ScenariosPerMock, 1, Environment.ProcessorCount);

    public override async Task<ScenarioRunner> CreateRunnerAsync(CancellationToken cancellation)
    {
        var mock = await startMock(cancellation);
        lock (_mocks)
        {
            _mocks.Add(mock);
        }

        var runner = await ScenarioRunner.ConnectAsync(settings with { Url = mock.Url, IsEmbedded = true }, seed ?? 1, cancellationToken: cancellation);
        lock (_runners)
        {
            _runners.Add(runner);
        }

        return runner;
    }

    public override async ValueTask DisposeAsync()
    {
        _runners.ForEach(runner => runner.Dispose());
        foreach (var mock in _mocks)
        {
            await mock.DisposeAsync();
        }
    }
}

/// <summary>A target that others run: all workers share one connection pool, one login and one pace.</summary>
internal sealed class RemoteEnvironment(ScenarioRunner runner, Uri url, long seed) : ExecutionEnvironment
{
    public override string DisplayName => runner.ForMock ? $"the mock at {url}" : $"{url}";

    public override long? Seed => seed;

    public override string? OpenCleanupLog => runner.OpenCleanupLog;

    public override IEnumerable<string> Secrets => runner.Target.Secrets;

    public override Task<MockCoverage?> ReadCoverageAsync(CancellationToken cancellation) => runner.ReadCoverageAsync(cancellation);

    public override int DefaultParallelism(int stories) => 1;

    public override bool IsSequential => runner.SharesProject;

    public override Task<IReadOnlyList<string>> RestoreAsync() => runner.RestoreAsync();

    public override Task<ScenarioRunner> CreateRunnerAsync(CancellationToken cancellation) => Task.FromResult(runner);

    public override ValueTask DisposeAsync() => runner.DisposeAsync();
}
