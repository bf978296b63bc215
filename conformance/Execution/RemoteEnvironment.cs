using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

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
