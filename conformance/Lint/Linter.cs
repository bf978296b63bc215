using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Lint;

/// <summary>Reads tables without playing them and says everything that is wrong or looks so.</summary>
/// <param name="variables">Names that the target or the command line gives a value.</param>
internal sealed class Linter(IReadOnlySet<string> variables)
{
    private readonly List<LintFinding> _findings = [];
    private readonly Dictionary<string, (string File, int Row)> _names = [];
    private readonly Dictionary<string, Scenario> _fingerprints = [];

    /// <summary>What was found, in the order of the files and rows.</summary>
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
            // What follows from a cell that is wrong already would only hide it.
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
            _findings.Add(LintFinding.CreateWarning(scenario.File, first, Columns.Scenario, $"another story is called '{scenario.Name}' ({file}:{row})"));
        }

        var telling = string.Join('\n', scenario.Steps.Select(GetFingerprint));
        if (!_fingerprints.TryAdd(telling, scenario) && _fingerprints[telling] is var same && same.Name != scenario.Name)
        {
            _findings.Add(LintFinding.CreateWarning(scenario.File, first, Columns.Scenario, $"'{scenario.Name}' tells the same as '{same.Name}' ({same.File}:{same.Steps[0].Row})"));
        }
    }

    private static string GetFingerprint(Step step) =>
        $"{step.Call}|{string.Join(';', step.With)}|{step.Expect}|{string.Join(';', step.Checks)}|{string.Join(';', step.Captures.Select(save => $"{save.Variable}={save.Path.Text}"))}|{step.Within}";
}
