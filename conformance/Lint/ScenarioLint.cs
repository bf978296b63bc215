using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Lint;

/// <summary>Rehearses a story without a target: which names have no value, come too late, or are kept for nothing.</summary>
internal sealed class ScenarioLint(IReadOnlySet<string> variables)
{
    // A number, a text and JSON all at once.
    private const string AnyValue = "1";

    private static readonly string[] s_generated = ["uuid", "run", "project_id", "token"];

    public IEnumerable<LintFinding> Check(Scenario scenario)
    {
        var saved = new Dictionary<string, Step>();
        var used = new HashSet<string>();
        var found = new List<LintFinding>();
        foreach (var step in scenario.Steps)
        {
            void Missing(string column, string name) => found.Add(new(true, new(scenario.File, step.Row, column, Words(scenario, step, name, saved.Keys))));

            bool Has(string name)
            {
                used.Add(name);
                return saved.ContainsKey(name) || IsGiven(name);
            }

            var unknown = NamesIn(step.With).Where(name => !Has(name)).Distinct().ToList();
            unknown.ForEach(name => Missing("with", name));
            NamesIn(step.Checks).Where(name => !Has(name)).Distinct().ToList().ForEach(name => Missing("check", name));
            try
            {
                _ = RequestBuilder.Build(step, new(name => Has(name) || unknown.Contains(name) ? AnyValue : null));
            }
            catch (UnboundVariableException unbound)
            {
                Missing("with", unbound.Name);
            }
            catch (FormatException exception)
            {
                found.Add(new(true, new(scenario.File, step.Row, "with", exception.Message)));
            }

            found.AddRange(ExpectationLint.Check(scenario, step));
            foreach (var save in step.Captures)
            {
                saved.TryAdd(save.Variable, step);
            }
        }

        return found.Concat(saved.Where(pair => !used.Contains(pair.Key)).Select(pair =>
            LintFinding.CreateWarning(scenario.File, pair.Value.Row, "save", $"no later step uses {{{pair.Key}}}")));
    }

    private bool IsGiven(string name) => variables.Contains(name) || s_generated.Contains(name) || name.Contains(':');

    // A whole body may hold braces that are no names.
    private static IEnumerable<string> NamesIn(IEnumerable<Assignment> with) =>
        with.Where(item => item.Name != Assignment.WholeBody && item.Text is not ['{' or '[', ..]).SelectMany(item => Variables.NamesIn(item.Text));

    private static IEnumerable<string> NamesIn(IEnumerable<Check> checks) =>
        checks.SelectMany(check => Variables.NamesIn(check.Expected).Concat(Variables.NamesIn(check.Path.Text)));

    private string Words(Scenario scenario, Step step, string name, IEnumerable<string> saved) =>
        scenario.Steps.FirstOrDefault(other => other.Number > step.Number && other.Captures.Any(save => save.Variable == name)) is { } later
            ? $"{{{name}}} has no value yet: step {later.Number} saves it later"
            : $"nothing gives {{{name}}} a value{DidYouMean.For(name, saved.Concat(variables).Concat(RequestParts.ShortNames.Values))}";
}
