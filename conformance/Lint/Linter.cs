using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Lint;

/// <summary>Reads scenario files without running them and reports all errors and probable mistakes.</summary>
/// <param name="variables">The variables that the target or the command line supplies.</param>
internal sealed class Linter(IReadOnlySet<string> variables)
{
    private readonly List<LintFinding> _findings = [];
    private readonly Dictionary<string, (string File, int Row)> _names = [];
    private readonly Dictionary<string, Scenario> _fingerprints = [];
    private readonly HashSet<string> _dataFiles = [];

    /// <summary>All findings, in the order of the files and rows.</summary>
    public IReadOnlyList<LintFinding> Findings =>
        [.. _findings.Distinct().GroupBy(finding => finding.Problem.File).SelectMany(file => file.OrderBy(finding => finding.Problem.Row))];

    public int Scenarios { get; private set; }

    public void Read(string file)
    {
        try
        {
            foreach (var table in CsvTable.ReadAll(file))
            {
                Read(table);
            }
        }
        catch (ScenarioFileException exception)
        {
            _findings.AddRange(exception.Errors.Select(problem => new LintFinding(true, problem)));
        }
    }

    private void Read(CsvTable table)
    {
        var problems = new List<ScenarioFileError>();
        var findings = SpreadsheetArtifacts.Find(table).ToList();
        var scenarios = ScenarioFile.Read(table, problems);
        findings.AddRange(problems.Select(problem => new LintFinding(true, problem)));
        var lint = new ScenarioLint(variables);
        var captures = new CaptureLint();
        foreach (var scenario in scenarios.Where(scenario => scenario.Steps.Count > 0))
        {
            Scenarios++;
            // Findings that result from an invalid cell would only hide the error.
            if (!problems.Exists(problem => problem.Row >= scenario.Steps[0].Row && problem.Row <= scenario.Steps[^1].Row))
            {
                findings.AddRange(lint.Check(scenario, captures));
            }

            findings.AddRange(Compare(scenario));
            ReadData(scenario.Data);
        }

        findings.AddRange(captures.FindUnused());
        _findings.AddRange(findings.Select(finding => finding with { Problem = table.Locate(finding.Problem) }));
    }

    private void ReadData(DataSource? data)
    {
        if (data is not null && _dataFiles.Add(data.Path))
        {
            var table = DataTable.ReadTable(data.Path);
            _findings.AddRange(
                SpreadsheetArtifacts.Find(table).Select(finding => finding with { Problem = table.Locate(finding.Problem) }));
        }
    }

    private IEnumerable<LintFinding> Compare(Scenario scenario)
    {
        var first = scenario.Steps[0].Row;
        // Data rows with equal labels come from the same row of the scenario file; reports number them.
        if (!_names.TryAdd(scenario.Name, (scenario.File, first)) && _names[scenario.Name] != (scenario.File, first))
        {
            var (file, row) = _names[scenario.Name];
            yield return LintFinding.CreateWarning(scenario.File, first, Columns.Scenario,
                $"another scenario has the name '{scenario.Name}' ({file}:{row}); rename one");
        }

        var fingerprint = string.Join('\n', scenario.Steps.Select(GetFingerprint));
        if (!_fingerprints.TryAdd(fingerprint, scenario) && _fingerprints[fingerprint] is var same && same.Name != scenario.Name)
        {
            yield return LintFinding.CreateWarning(scenario.File, first, Columns.Scenario,
                $"'{scenario.Name}' has the same steps as '{same.Name}' ({same.File}:{same.Steps[0].Row}); remove one");
        }
    }

    private static string GetFingerprint(Step step)
    {
        var captures = step.Captures.Select(capture => $"{capture.Variable}={capture.Path.Text}");
        return $"{step.Call}|{string.Join(';', step.With)}|{step.Expect}|{string.Join(';', step.Checks)}|"
            + $"{string.Join(';', captures)}|{step.Within}";
    }
}
