using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>Plays stories on both sides in lock step and sorts what differs into known and drift.</summary>
internal sealed class Comparison(IDiffSource left, IDiffSource right, IReadOnlyList<KnownDifference> known, DateOnly today, TextWriter output)
{
    private int _same;
    private int _known;
    private int _drifted;
    private int _notCompared;

    /// <summary>Whether a step differs in a way that nobody knows of.</summary>
    public bool Drift => _drifted > 0;

    /// <summary>What could not be cleaned up.</summary>
    public List<string> LeftBehind { get; } = [];

    public string Summary => $"{(Drift ? "DRIFT" : _same + _known > 0 ? "NO DRIFT" : "NOTHING COMPARED")}: {_same} steps the same, {_known} known differences, {_drifted} drifted, {_notCompared} not compared; left {left.DisplayName}, right {right.DisplayName}";

    public async Task RunAsync(Scenario scenario, CancellationToken cancellation)
    {
        var (mine, other) = (await left.StartScenarioAsync(scenario, cancellation), await right.StartScenarioAsync(scenario, cancellation));
        if ((mine.SkipReason ?? other.SkipReason) is { } reason)
        {
            _notCompared += scenario.Steps.Count;
            await output.WriteLineAsync($"not compared  {scenario.Name}: {(mine.SkipReason is null ? "right" : "left")}: {reason}");
            return;
        }

        try
        {
            await RunAsync(scenario, mine, other, cancellation);
        }
        finally
        {
            LeftBehind.AddRange(await mine.EndAsync(CancellationToken.None));
            LeftBehind.AddRange(await other.EndAsync(CancellationToken.None));
        }
    }

    private async Task RunAsync(Scenario scenario, IScenarioRun mine, IScenarioRun other, CancellationToken cancellation)
    {
        var likeness = new ResponseComparer();
        foreach (var step in scenario.Steps)
        {
            likeness.AddCorrespondence(mine.Variables, other.Variables);
            var (one, two) = (await mine.NextAsync(step, cancellation), await other.NextAsync(step, cancellation));
            if (one is null || two is null || (one.TransportError ?? two.TransportError) is not null)
            {
                var rest = scenario.Steps.Count - step.Number + 1;
                _notCompared += rest;
                await output.WriteLineAsync($"not compared  {scenario.File}:{step.Row}  {scenario.Name}, from step {step.Number}: {one?.TransportError ?? two?.TransportError ?? "one side ends here"}");
                return;
            }

            // What only steers a mock says nothing about the service.
            if (step.Target is not CallTarget.ControlPlane)
            {
                await CompareScenarioAsync(scenario, step, [.. likeness.Compare(one, two)]);
            }

            if (!one.Passed || !two.Passed)
            {
                _notCompared += scenario.Steps.Count - step.Number;
                return;
            }
        }
    }

    private async Task CompareScenarioAsync(Scenario scenario, Step step, IReadOnlyList<Difference> differences)
    {
        var sorted = differences.Select(difference => (Difference: difference, Known: known.FirstOrDefault(entry => entry.Covers(scenario, step, difference)))).ToList();
        var drifts = sorted.Where(pair => pair.Known is not { } entry || entry.Until < today).ToList();
        (_same, _known, _drifted) = (_same + (sorted.Count == 0 ? 1 : 0), _known + sorted.Count - drifts.Count, _drifted + (drifts.Count > 0 ? 1 : 0));
        if (sorted.Count == 0)
        {
            return;
        }

        await output.WriteLineAsync($"{(drifts.Count > 0 ? "drift" : "known")}  {scenario.File}:{step.Row}  {scenario.Name}, step {step.Number}: {step.Call}");
        foreach (var (difference, entry) in sorted)
        {
            var why = entry is null ? "" : entry.Until < today ? $" (known only until {entry.Until:yyyy-MM-dd}: {entry.Reason})" : $" (known until {entry.Until:yyyy-MM-dd}: {entry.Reason})";
            await output.WriteLineAsync($"  {difference}{why}");
        }
    }
}
