using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>Runs scenarios on both sides in lockstep and sorts the differences into known ones and drift.</summary>
internal sealed class Comparison(
    IDiffSource left, IDiffSource right, IReadOnlyList<KnownDifference> known, DateOnly today, TextWriter output)
{
    private int _same;
    private int _known;
    private int _drifted;
    private int _notCompared;

    /// <summary>Whether a step has a difference that is not known.</summary>
    public bool Drift => _drifted > 0;

    /// <summary>What the clean-up could not delete.</summary>
    public List<string> LeftBehind { get; } = [];

    public string Summary =>
        $"{GetVerdict()}: {_same} steps the same, {_known} known differences, {_drifted} drifted, {_notCompared} not compared; "
        + $"left {left.DisplayName}, right {right.DisplayName}";

    public async Task RunAsync(Scenario scenario, CancellationToken cancellation)
    {
        var leftRun = await left.StartScenarioAsync(scenario, cancellation);
        var rightRun = await right.StartScenarioAsync(scenario, cancellation);
        if ((leftRun.SkipReason ?? rightRun.SkipReason) is { } reason)
        {
            _notCompared += scenario.Steps.Count;
            var side = leftRun.SkipReason is null ? "right" : "left";
            await output.WriteLineAsync(SafeText.ForConsole($"not compared  {scenario.Name}: {side}: {reason}"));
            return;
        }

        try
        {
            await RunAsync(scenario, leftRun, rightRun, cancellation);
        }
        finally
        {
            LeftBehind.AddRange(await leftRun.EndAsync(CancellationToken.None));
            LeftBehind.AddRange(await rightRun.EndAsync(CancellationToken.None));
        }
    }

    private string GetVerdict()
    {
        if (Drift)
        {
            return "DRIFT";
        }

        return _same + _known > 0 ? "NO DRIFT" : "NOTHING COMPARED";
    }

    private async Task RunAsync(Scenario scenario, IScenarioRun leftRun, IScenarioRun rightRun, CancellationToken cancellation)
    {
        var comparer = new ResponseComparer();
        foreach (var step in scenario.Steps)
        {
            comparer.AddCorrespondence(leftRun.Variables, rightRun.Variables);
            var leftResponse = await leftRun.NextAsync(step, cancellation);
            var rightResponse = await rightRun.NextAsync(step, cancellation);
            if (leftResponse is not { Error: null } || rightResponse is not { Error: null })
            {
                _notCompared += scenario.Steps.Count - step.Number + 1;
                var reason = leftResponse?.Error ?? rightResponse?.Error ?? "one side ends here";
                await output.WriteLineAsync(
                    SafeText.ForConsole(
                        $"not compared  {scenario.File}:{step.Row}  {scenario.Name}, from step {step.Number}: {reason}"));
                return;
            }

            // The control plane of a mock is not part of the service.
            if (step.Target is not CallTarget.ControlPlane)
            {
                await ReportAsync(scenario, step, [.. comparer.Compare(leftResponse, rightResponse)]);
            }

            if (!leftResponse.Passed || !rightResponse.Passed)
            {
                _notCompared += scenario.Steps.Count - step.Number;
                return;
            }
        }
    }

    private async Task ReportAsync(Scenario scenario, Step step, IReadOnlyList<Difference> differences)
    {
        if (differences.Count == 0)
        {
            _same++;
            return;
        }

        var explained = differences
            .Select(difference => (Difference: difference, Known: known.FirstOrDefault(entry => entry.Covers(scenario, step, difference))))
            .ToList();
        var drifts = explained.Count(pair => pair.Known is not { } entry || entry.Until < today);
        _known += explained.Count - drifts;
        _drifted += drifts > 0 ? 1 : 0;

        var label = drifts > 0 ? "drift" : "known";
        await output.WriteLineAsync(
            SafeText.ForConsole($"{label}  {scenario.File}:{step.Row}  {scenario.Name}, step {step.Number}: {step.Call}"));
        foreach (var (difference, entry) in explained)
        {
            await output.WriteLineAsync("  " + SafeText.ForConsole($"{difference}{Explain(entry)}"));
        }
    }

    private string Explain(KnownDifference? entry)
    {
        if (entry is null)
        {
            return "";
        }

        var only = entry.Until < today ? "only " : "";
        return $" (known {only}until {entry.Until:yyyy-MM-dd}: {entry.Reason})";
    }
}
