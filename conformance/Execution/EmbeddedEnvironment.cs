using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>Mocks inside this process, one for each worker, because scenarios move the clock of their mock.</summary>
internal sealed class EmbeddedEnvironment(Func<CancellationToken, Task<IHostedMock>> startMock, Target settings, long? seed)
    : ExecutionEnvironment
{
    // Starting another mock takes as long as running this many scenarios.
    private const int ScenariosPerMock = 12;

    private readonly List<IHostedMock> _mocks = [];
    private readonly List<ScenarioRunner> _runners = [];

    public override string DisplayName => "an embedded mock";

    public override long? Seed => seed;

    public override MockInfo? MockInfo => _runners.Count > 0 ? _runners[0].MockInfo : null;

    public override IEnumerable<string> Secrets => settings.Secrets;

    public override int GetDefaultParallelism(int scenarios) => Math.Clamp(scenarios / ScenariosPerMock, 1, Environment.ProcessorCount);

    public override async Task<ScenarioRunner> CreateRunnerAsync(CancellationToken cancellation)
    {
        var mock = await startMock(cancellation);
        lock (_mocks)
        {
            _mocks.Add(mock);
        }

        var target = settings with { Url = mock.Url, IsEmbedded = true };
        var runner = await ScenarioRunner.ConnectAsync(target, seed ?? 1, cancellationToken: cancellation);
        lock (_runners)
        {
            _runners.Add(runner);
        }

        return runner;
    }

    public override async Task<MockCoverage?> ReadCoverageAsync(CancellationToken cancellation)
    {
        MockCoverage? sum = null;
        foreach (var runner in _runners)
        {
            sum = await runner.ReadCoverageAsync(cancellation) is { } coverage ? coverage.Add(sum) : sum;
        }

        return sum;
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
