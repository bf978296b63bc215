using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The names that a mock gives a value, asked of the mock at an endpoint or of the one inside this program.</summary>
internal sealed class MockVariables(Func<CancellationToken, Task<IHostedMock>> startMock)
{
    /// <exception cref="TargetException">Nobody answers there, or it is no mock.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(Uri? endpoint, CancellationToken cancellation)
    {
        await using var embedded = endpoint is null ? await startMock(cancellation) : null;
        using var runner = await ScenarioRunner.ConnectAsync(new() { Url = embedded?.Url ?? endpoint! }, cancellationToken: cancellation);
        return await runner.ReadVariablesAsync(cancellation);
    }
}
