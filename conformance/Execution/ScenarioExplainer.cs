using System.Runtime.CompilerServices;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>Plays scenarios on an embedded mock and asks it before each call how it would judge the call.</summary>
internal sealed class ScenarioExplainer : IAsyncDisposable
{
    private readonly IHostedMock _mock;
    private readonly ScenarioRunner _runner;

    private ScenarioExplainer(IHostedMock mock, ScenarioRunner runner) => (_mock, _runner) = (mock, runner);

    /// <summary>Starts the mock.</summary>
    public static async Task<ScenarioExplainer> StartAsync(
        Func<CancellationToken, Task<IHostedMock>> startMock, CancellationToken cancellation)
    {
        var mock = await startMock(cancellation);
        var target = new Target { Url = mock.Url, IsEmbedded = true };
        return new(mock, await ScenarioRunner.ConnectAsync(target, cancellationToken: cancellation));
    }

    /// <summary>Explains and plays the steps of a scenario in order. It is empty if the scenario needs another kind of mock.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="lastRow">The row whose call is explained and not made; null plays all.</param>
    /// <param name="cancellation">Interrupts the scenario.</param>
    public async IAsyncEnumerable<ExplainedStep> PlayAsync(
        Scenario scenario, int? lastRow, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var run = await _runner.StartAsync(scenario, cancellation);
        if (run.Missing is not null)
        {
            yield break;
        }

        foreach (var step in scenario.Steps)
        {
            var explained = await ExplainAsync(step, run, cancellation);
            if (step.Row == lastRow)
            {
                yield return explained;
                yield break;
            }

            yield return explained with { Result = await _runner.RunStepAsync(step, run, cancellation) };
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _runner.DisposeAsync();
        await _mock.DisposeAsync();
    }

    private async Task<ExplainedStep> ExplainAsync(Step step, ScenarioRun run, CancellationToken cancellation)
    {
        if (step.Target is CallTarget.ControlPlane)
        {
            return new(run.Scenario, step, null, null, "a call of the control plane is not judged");
        }

        HttpRequestSpec request;
        try
        {
            request = RequestBuilder.Build(step, run.Context.Variables);
        }
        catch (Exception exception) when (exception is UnboundVariableException or FormatException)
        {
            return new(run.Scenario, step, null, null, $"column with: {exception.Message}");
        }

        var exchange = await _runner.ExplainAsync(request, run, cancellation);
        var explanation = CallExplanation.Parse(exchange);
        return new(run.Scenario, step, request, explanation,
            explanation is null ? exchange.TransportError ?? "the mock cannot judge the call" : null);
    }
}
