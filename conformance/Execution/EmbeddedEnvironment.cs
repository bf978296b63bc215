using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

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
