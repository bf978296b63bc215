using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Play;

/// <summary>Plays one step, again and again where it may be repeated.</summary>
internal sealed class StepPlayer(Endpoint endpoint, Judge judge, Patience patience, Stage stage)
{
    public async Task<StepResult> PlayAsync(Step step, Belongings belongings, CancellationToken cancellation)
    {
        var (attempts, left, history) = (0, step.Within ?? TimeSpan.Zero, new List<string>());
        Exchange? exchange = null;
        try
        {
            while (true)
            {
                var request = RequestBuilder.Build(step, stage.Variables) with { Unhurried = step.Expect?.Status != 429 };
                if (!endpoint.IsMock && Safety.WhyNot(step, request, endpoint.Target) is { } forbidden)
                {
                    return new() { Step = step, Outcome = Outcome.Broken, Shortfalls = [forbidden], Attempts = attempts };
                }

                attempts++;
                exchange = await belongings.SendAsync(request, () => endpoint.SendAsync(request, stage, cancellation));
                var judgement = await judge.OfAsync(step, exchange, stage.Variables);
                Remember(history, judgement);
                if (judgement.Holds)
                {
                    stage.Variables.AddRange(judgement.Saved);
                }

                if (judgement.Holds || judgement.Final || left <= TimeSpan.Zero)
                {
                    return new()
                    {
                        Step = step,
                        Outcome = judgement.Holds ? Outcome.Passed : Outcome.Failed,
                        Shortfalls = judgement.Shortfalls,
                        Findings = judgement.Findings,
                        Attempts = attempts,
                        Exchange = exchange,
                        History = history,
                    };
                }

                left -= await patience.PassAsync(left, stage, cancellation);
            }
        }
        catch (Exception wrong) when (wrong is UnboundVariableException or FormatException or BudgetException)
        {
            return new() { Step = step, Outcome = Outcome.Broken, Shortfalls = [wrong.Message], Attempts = attempts, Exchange = exchange };
        }
    }

    private static void Remember(List<string> history, Judgement judgement)
    {
        var seen = judgement.Holds ? "as expected" : string.Join("; ", judgement.Shortfalls);
        if (history is not [.., var last] || last != seen)
        {
            history.Add(seen);
        }
    }
}
