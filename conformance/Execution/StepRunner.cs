using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>Plays one step, again and again where it may be repeated.</summary>
internal sealed class StepRunner(TargetConnection endpoint, StepEvaluator evaluator, IWaitStrategy waitStrategy, ScenarioContext context)
{
    public async Task<StepResult> RunAsync(Step step, ScenarioCleanup belongings, CancellationToken cancellation)
    {
        var (attempts, left, history) = (0, step.Within ?? TimeSpan.Zero, new List<string>());
        HttpExchange? exchange = null;
        try
        {
            while (true)
            {
                var request = RequestBuilder.Build(step, context.Variables) with { NotRateLimited = step.Expect?.Status != 429 };
                if (!endpoint.IsMock && WriteGuard.FindViolation(step, request, endpoint.Target) is { } forbidden)
                {
                    return new() { Step = step, Outcome = Outcome.Broken, Failures = [forbidden], Attempts = attempts };
                }

                attempts++;
                exchange = await belongings.SendAsync(request, () => endpoint.SendAsync(request, context, cancellation));
                var evaluation = await evaluator.EvaluateAsync(step, exchange, context.Variables);
                Remember(history, evaluation);
                if (evaluation.Holds)
                {
                    context.Variables.AddRange(evaluation.Captured);
                }

                if (evaluation.Holds || evaluation.Final || left <= TimeSpan.Zero)
                {
                    return new()
                    {
                        Step = step,
                        Outcome = evaluation.Holds ? Outcome.Passed : Outcome.Failed,
                        Failures = evaluation.Failures,
                        Findings = evaluation.Findings,
                        Attempts = attempts,
                        Exchange = exchange,
                        History = history,
                    };
                }

                left -= await waitStrategy.WaitAsync(left, context, cancellation);
            }
        }
        catch (Exception exception) when (exception is UnboundVariableException or FormatException or ResourceLimitException)
        {
            return new() { Step = step, Outcome = Outcome.Broken, Failures = [exception.Message], Attempts = attempts, Exchange = exchange };
        }
    }

    private static void Remember(List<string> history, StepEvaluation evaluation)
    {
        var seen = evaluation.Holds ? "as expected" : string.Join("; ", evaluation.Failures);
        if (history is not [.., var last] || last != seen)
        {
            history.Add(seen);
        }
    }
}
