using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Lint;

/// <summary>Reads tables without playing them and says everything that is wrong or looks so.</summary>
/// <param name="variables">Names that the target or the command line gives a value.</param>
internal sealed class Linter(IReadOnlySet<string> variables)
{
    private readonly List<LintFinding> _findings = [];
    private readonly Dictionary<string, (string File, int Row)> _names = [];
    private readonly Dictionary<string, Scenario> _tellings = [];

    /// <summary>What was found, in the order of the files and rows.</summary>
    public IReadOnlyList<LintFinding> Findings =>
        [.. _findings.Distinct().GroupBy(finding => finding.Problem.File).SelectMany(file => file.OrderBy(finding => finding.Problem.Row))];

    public int Stories { get; private set; }

    public void Read(string file)
    {
        var problems = new List<TableProblem>();
        var stories = ReadStories(file, problems);
        _findings.AddRange(problems.Select(problem => new LintFinding(true, problem)));
        var lint = new StoryLint(variables);
        foreach (var story in stories.Where(story => story.Steps.Count > 0))
        {
            Stories++;
            // What follows from a cell that is wrong already would only hide it.
            if (!problems.Exists(problem => problem.Row >= story.Steps[0].Row && problem.Row <= story.Steps[^1].Row))
            {
                _findings.AddRange(lint.Of(story));
            }

            Compare(story);
        }
    }

    private IReadOnlyList<Scenario> ReadStories(string file, List<TableProblem> problems)
    {
        try
        {
            var table = CsvTable.Read(file);
            _findings.AddRange(CellDamage.In(table));
            return ScenarioFile.Read(table, problems);
        }
        catch (TableException wrong)
        {
            problems.AddRange(wrong.Problems);
            return [];
        }
    }

    private void Compare(Scenario story)
    {
        var first = story.Steps[0].Row;
        if (!_names.TryAdd(story.Name, (story.File, first)))
        {
            var (file, row) = _names[story.Name];
            _findings.Add(LintFinding.Suspicious(story.File, first, Columns.Scenario, $"another story is called '{story.Name}' ({file}:{row})"));
        }

        var telling = string.Join('\n', story.Steps.Select(Telling));
        if (!_tellings.TryAdd(telling, story) && _tellings[telling] is var same && same.Name != story.Name)
        {
            _findings.Add(LintFinding.Suspicious(story.File, first, Columns.Scenario, $"'{story.Name}' tells the same as '{same.Name}' ({same.File}:{same.Steps[0].Row})"));
        }
    }

    private static string Telling(Step step) =>
        $"{step.Call}|{string.Join(';', step.With)}|{step.Expect}|{string.Join(';', step.Checks)}|{string.Join(';', step.Saves.Select(save => $"{save.Variable}={save.Path.Text}"))}|{step.Within}";
}
