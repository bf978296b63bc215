using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Lint;

/// <summary>Reads scenario files without running them and reports all errors and probable mistakes.</summary>
/// <param name="variables">The variables that the target or the command line supplies.</param>
internal sealed class Linter(IReadOnlySet<string> variables)
{
    private readonly List<LintFinding> _findings = [];
    private readonly Dictionary<string, (string File, int Row)> _names = [];
    private readonly Dictionary<string, Scenario> _fingerprints = [];

    /// <summary>All findings, in the order of the files and rows.</summary>
    public IReadOnlyList<LintFinding> Findings =>
        [.. _findings.Distinct().GroupBy(finding => finding.Problem.File).SelectMany(file => file.OrderBy(finding => finding.Problem.Row))];

    public int Scenarios { get; private set; }

    public void Read(string file)
    {
        var problems = new List<ScenarioFileError>();
        var scenarios = ReadScenarios(file, problems);
        _findings.AddRange(problems.Select(problem => new LintFinding(true, problem)));
        var lint = new ScenarioLint(variables);
        foreach (var scenario in scenarios.Where(scenario => scenario.Steps.Count > 0))
        {
            Scenarios++;
            // Findings that result from an invalid cell would only hide the error.
            if (!problems.Exists(problem => problem.Row >= scenario.Steps[0].Row && problem.Row <= scenario.Steps[^1].Row))
            {
                _findings.AddRange(lint.Check(scenario));
            }

            Compare(scenario);
        }
    }

    private IReadOnlyList<Scenario> ReadScenarios(string file, List<ScenarioFileError> problems)
    {
        try
        {
            var table = CsvTable.Read(file);
            _findings.AddRange(SpreadsheetArtifacts.Find(table));
            return ScenarioFile.Read(table, problems);
        }
        catch (ScenarioFileException exception)
        {
            problems.AddRange(exception.Errors);
            return [];
        }
    }

    private void Compare(Scenario scenario)
    {
        var first = scenario.Steps[0].Row;
        if (!_names.TryAdd(scenario.Name, (scenario.File, first)))
        {
            var (file, row) = _names[scenario.Name];
            _findings.Add(LintFinding.CreateWarning(scenario.File, first, Columns.Scenario,
                $"another scenario has the name '{scenario.Name}' ({file}:{row}); rename one"));
        }

        var fingerprint = string.Join('\n', scenario.Steps.Select(GetFingerprint));
        if (!_fingerprints.TryAdd(fingerprint, scenario) && _fingerprints[fingerprint] is var same && same.Name != scenario.Name)
        {
            _findings.Add(LintFinding.CreateWarning(scenario.File, first, Columns.Scenario,
                $"'{scenario.Name}' has the same steps as '{same.Name}' ({same.File}:{same.Steps[0].Row}); remove one"));
        }
    }

    private static string GetFingerprint(Step step)
    {
        var captures = step.Captures.Select(capture => $"{capture.Variable}={capture.Path.Text}");
        return $"{step.Call}|{string.Join(';', step.With)}|{step.Expect}|{string.Join(';', step.Checks)}|"
            + $"{string.Join(';', captures)}|{step.Within}";
    }
}
