using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>Reads the variables of a mock, at an endpoint or embedded in this program.</summary>
internal sealed class MockVariables(Func<CancellationToken, Task<IHostedMock>> startMock)
{
    /// <exception cref="TargetException">The endpoint is unreachable, or it is not a mock.</exception>
    public async Task<IReadOnlyList<(string Name, string Value, string Description)>> ReadAsync(
        Uri? endpoint, CancellationToken cancellation)
    {
        await using var embedded = endpoint is null ? await startMock(cancellation) : null;
        using var runner = await ScenarioRunner.ConnectAsync(new() { Url = embedded?.Url ?? endpoint! }, cancellationToken: cancellation);
        var values = await runner.ReadVariablesAsync(cancellation);
        var descriptions = await runner.ReadVariableDescriptionsAsync(cancellation);
        return
        [
            .. values.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => (pair.Key, pair.Value, descriptions.GetValueOrDefault(pair.Key, ""))),
        ];
    }
}
