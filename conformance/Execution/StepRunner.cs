using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>Runs one step, and repeats it until it passes if it has a <c>within</c>.</summary>
internal sealed class StepRunner(TargetConnection connection, IWaitStrategy waitStrategy)
{
    private readonly StepEvaluator _evaluator = new(connection.IsMock);
    private readonly RejectionExplainer _explainer = new(connection);

    public async Task<StepResult> RunAsync(Step step, ScenarioRun run, CancellationToken cancellation)
    {
        var (attempts, remaining, history) = (0, step.Within ?? TimeSpan.Zero, new List<string>());
        var variables = run.Context.Variables;
        HttpExchange? exchange = null;
        try
        {
            while (true)
            {
                var request = BuildRequest(step, variables);
                if (!connection.IsMock && WriteGuard.FindViolation(step, request, connection.Target) is { } violation)
                {
                    return new() { Step = step, Outcome = Outcome.Broken, Failures = [$"{violation}"], Attempts = attempts };
                }

                attempts++;
                exchange = await run.Cleanup.SendAsync(request, () => connection.SendAsync(request, run.Context, cancellation));
                var evaluation = await _evaluator.EvaluateAsync(step, exchange, variables);
                AddToHistory(history, evaluation);
                if (evaluation.Passed)
                {
                    variables.AddRange(evaluation.Captured);
                }

                if (evaluation.Passed || evaluation.Final || remaining <= TimeSpan.Zero)
                {
                    return new()
                    {
                        Step = step,
                        Outcome = evaluation.Passed ? Outcome.Passed : Outcome.Failed,
                        Failures = evaluation.Failures,
                        Findings = evaluation.Findings,
                        Attempts = attempts,
                        Exchange = exchange,
                        History = history,
                        Rejection = evaluation.Passed ? null : await _explainer.FindAsync(exchange, cancellation),
                    };
                }

                remaining -= await waitStrategy.WaitAsync(remaining, cancellation);
            }
        }
        catch (Exception exception) when (exception is FormatException or ResourceLimitException)
        {
            return new()
            {
                Step = step,
                Outcome = Outcome.Broken,
                Failures = [exception.Message],
                Attempts = attempts,
                Exchange = exchange,
            };
        }
    }

    // The report states the file and the row; the message adds the column.
    private static HttpRequestSpec BuildRequest(Step step, Variables variables)
    {
        try
        {
            return RequestBuilder.Build(step, variables) with { RetriesRateLimit = step.Expect?.Status != 429 };
        }
        catch (Exception exception) when (exception is UnboundVariableException or FormatException)
        {
            throw new FormatException($"column with: {exception.Message}");
        }
    }

    private static void AddToHistory(List<string> history, StepEvaluation evaluation)
    {
        var entry = evaluation.Passed ? "as expected" : string.Join("; ", evaluation.Failures);
        if (history is not [.., var last] || last != entry)
        {
            history.Add(entry);
        }
    }
}
