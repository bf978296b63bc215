using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>
/// A target outside this process. All workers share one runner, and with it the connections, the login and the rate limit.
/// </summary>
internal sealed class RemoteEnvironment(ScenarioRunner runner, Uri url, long seed) : ExecutionEnvironment
{
    public override string DisplayName => runner.IsMock ? $"the mock at {url}" : $"{url}";

    public override long? Seed => seed;

    public override MockInfo? MockInfo => runner.MockInfo;

    public override string? OpenCleanupLog => runner.OpenCleanupLog;

    public override bool IsSequential => runner.SharesProject;

    public override IEnumerable<string> Secrets => runner.Target.Secrets;

    public override int GetDefaultParallelism(int scenarios) => 1;

    public override Task<ScenarioRunner> CreateRunnerAsync(CancellationToken cancellation) => Task.FromResult(runner);

    public override Task<MockCoverage?> ReadCoverageAsync(CancellationToken cancellation) => runner.ReadCoverageAsync(cancellation);

    public override Task<IReadOnlyList<string>> RestoreAsync() => runner.RestoreAsync();

    public override ValueTask DisposeAsync() => runner.DisposeAsync();
}
