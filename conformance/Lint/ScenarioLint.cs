using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Lint;

/// <summary>Checks a scenario without a target: variables that are never set, used before they are saved, or saved but not used.</summary>
internal sealed class ScenarioLint(IReadOnlySet<string> variables)
{
    // Valid as a number, as a string and as JSON.
    private const string AnyValue = "1";

    private static readonly string[] s_generated = ["uuid", "run", "project_id", "token"];

    public IEnumerable<LintFinding> Check(Scenario scenario, CaptureLint captures)
    {
        var saved = new Dictionary<string, Step>();
        var used = new HashSet<string>();
        var findings = new List<LintFinding>();
        foreach (var step in scenario.Steps)
        {
            void ReportMissing(string column, string name) =>
                findings.Add(new(true, new(scenario.File, step.Row, column, DescribeMissing(scenario, step, name, saved.Keys))));

            bool Has(string name)
            {
                used.Add(name);
                return saved.ContainsKey(name) || IsSupplied(name);
            }

            var unknown = NamesIn(step.With).Where(name => !Has(name)).Distinct().ToList();
            unknown.ForEach(name => ReportMissing("with", name));
            NamesIn(step.Checks).Where(name => !Has(name)).Distinct().ToList().ForEach(name => ReportMissing("check", name));
            step.Captures.SelectMany(capture => Variables.NamesIn(capture.Path.Text)).Where(name => !Has(name)).Distinct().ToList()
                .ForEach(name => ReportMissing("save", name));
            try
            {
                _ = RequestBuilder.Build(step, new(name => Has(name) || unknown.Contains(name) ? AnyValue : null));
            }
            catch (UnboundVariableException exception)
            {
                if (step.With.Any(item => Variables.NamesIn(item.Text).Contains(exception.Name)))
                {
                    ReportMissing("with", exception.Name);
                }
                else
                {
                    // A variable of the sample body or of the path: no cell names it, so that nothing is mistyped.
                    findings.Add(new(true, new(scenario.File, step.Row, "with",
                        $"{step.Call} needs {{{exception.Name}}}, which no earlier step saves; save it before, or set "
                            + $"{DescribeNeed(exception.Name)} in this cell")));
                }
            }
            catch (FormatException exception)
            {
                findings.Add(new(true, new(scenario.File, step.Row, "with", exception.Message)));
            }

            findings.AddRange(ExpectationLint.Check(scenario, step));
            findings.AddRange(SpellingLint.Check(scenario, step));
            foreach (var capture in step.Captures)
            {
                saved.TryAdd(capture.Variable, step);
                if (scenario.Data?.Columns.Contains(capture.Variable) == true)
                {
                    findings.Add(LintFinding.CreateWarning(scenario.File, step.Row, "save",
                        $"{scenario.Data.Name} has a column '{capture.Variable}', whose value replaces {{{capture.Variable}}} "
                            + "in all steps; rename the variable or the column"));
                }
            }
        }

        foreach (var (variable, step) in saved)
        {
            captures.Add(scenario, step, variable, used.Contains(variable));
        }

        return findings;
    }

    private static string DescribeNeed(string variable) =>
        RequestParts.ShortNames.FirstOrDefault(pair => pair.Value == variable).Key is { } parameter ? parameter : "its member";

    private bool IsSupplied(string name) => variables.Contains(name) || s_generated.Contains(name) || name.Contains(':');

    // A whole body may contain braces that are not variables.
    private static IEnumerable<string> NamesIn(IEnumerable<Assignment> with) =>
        with.Where(item => item.Name != Assignment.WholeBody && item.Text is not ['{' or '[', ..])
            .SelectMany(item => Variables.NamesIn(item.Text));

    private static IEnumerable<string> NamesIn(IEnumerable<Check> checks) =>
        checks.SelectMany(check => Variables.NamesIn(check.Expected).Concat(Variables.NamesIn(check.Path.Text)));

    private string DescribeMissing(Scenario scenario, Step step, string name, IEnumerable<string> saved) =>
        scenario.Steps.FirstOrDefault(other =>
            other.Number > step.Number && other.Captures.Any(capture => capture.Variable == name)) is { } later
            ? $"variable {{{name}}} is used before step {later.Number} saves it; move that step up"
            : $"variable {{{name}}} is not set" + DidYouMean.For(
                name, saved.Concat(variables).Concat(RequestParts.ShortNames.Values).Concat(scenario.Data?.Columns ?? [])
                    .Where(known => known != name),
                otherwise: scenario.Data is { } data
                    ? $" and {data.Name} has no such column (it has {string.Join(", ", data.Columns)}); add the column, or save the value"
                    : $"; save it in an earlier step, or announce it with --var {name}");
}
