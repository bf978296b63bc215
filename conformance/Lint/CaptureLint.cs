using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Lint;

/// <summary>
/// Finds captures that no step uses. A scenario with a data file is read once for each data row, and a capture counts as used if one of
/// them uses it.
/// </summary>
internal sealed class CaptureLint
{
    private readonly Dictionary<(string File, int Row, string Variable), bool> _captures = [];

    public void Add(Scenario scenario, Step step, string variable, bool isUsed)
    {
        var key = (scenario.File, step.Row, variable);
        _captures[key] = isUsed || _captures.GetValueOrDefault(key);
    }

    public IEnumerable<LintFinding> FindUnused() => _captures.Where(pair => !pair.Value).Select(pair => LintFinding.CreateWarning(
        pair.Key.File, pair.Key.Row, "save", $"no later step uses {{{pair.Key.Variable}}}; remove the capture"));
}
