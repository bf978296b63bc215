using System.Globalization;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports.Html;

/// <summary>The scenarios section of the page, grouped by file.</summary>
internal sealed class HtmlScenarios(Html html, RunReport run, DeferredSteps deferred)
{
    private const int MaxExpandedScenarios = 30;

    private static readonly Outcome[] s_outcomes = [Outcome.Failed, Outcome.Broken, Outcome.Skipped, Outcome.Passed];

    private readonly Dictionary<string, string> _statements =
        run.Coverage.Constraints.Lines.ToDictionary(line => line.Id, line => line.Statement);

    public void Write() => html.Element("section", [("aria-labelledby", "scenarios")], () =>
    {
        html.Element("h2", [("id", "scenarios"), ("tabindex", "-1")], "Scenarios");
        Filter();
        foreach (var file in run.Results.Index().GroupBy(pair => pair.Item.File))
        {
            WriteFile(file.Key, [.. file]);
        }

        html.Element("p.nothing", [("hidden", "hidden"), ("id", "nothing")], "No scenario matches.");
    });

    private void Filter() => html.Element("div.filter", [("role", "search")], () =>
    {
        html.Element("label.text", () =>
        {
            html.Text("Search ");
            html.Element(
                "input",
                [
                    ("type", "search"), ("id", "find"), ("placeholder", "name, call, code, constraint, text … ( / )"),
                    ("autocomplete", "off"),
                ]);
        });
        html.Element("fieldset", () =>
        {
            html.Element("legend", "Show");
            foreach (var outcome in s_outcomes)
            {
                html.Element("label", () =>
                {
                    var value = DisplayFormat.ValueOf(outcome);
                    html.Element("input", [("type", "checkbox"), ("name", "outcome"), ("value", value), ("checked", "checked")]);
                    html.Text($" {DisplayFormat.FormatOutcome(outcome)} ({run.Results.Count(scenario => scenario.Outcome == outcome)})");
                });
            }
        });
        html.Element("button", [("type", "button"), ("id", "open")], "Open all");
        html.Element("button", [("type", "button"), ("id", "close")], "Close all");
        html.Element("p", [("id", "shown"), ("role", "status")], $"{run.Results.Count} of {run.Results.Count} scenarios");
    });

    private void WriteFile(string file, List<(int Index, ScenarioReport Scenario)> scenarios)
    {
        var counts = Counts.FromOutcomes(scenarios.Select(pair => pair.Scenario.Outcome));
        // A file with failures is expanded; a file in which everything passed is one line.
        html.Element(
            "details.file", [("open", counts.Failed + counts.Broken > 0 || run.Results.Count <= MaxExpandedScenarios ? "open" : null)],
            () =>
        {
            html.Element("summary", () =>
            {
                html.Element("h3", Path.GetFileName(file));
                html.Element("span.counts", $"{Pluralizer.Format(counts.Total, "scenario", "scenarios")}: {counts}");
                html.Element("span.time", DisplayFormat.Seconds(scenarios.Sum(pair => pair.Scenario.Seconds)));
            });
            var longest = scenarios.Max(pair => pair.Scenario.Seconds);
            html.Element("ul.scenarios", () => scenarios.ForEach(pair => WriteScenario(pair.Index, pair.Scenario, longest)));
        });
    }

    private void WriteScenario(int index, ScenarioReport scenario, double longest) =>
        html.Element("li.scenario", [("id", $"s{index}"), ("data-outcome", DisplayFormat.ValueOf(scenario.Outcome))], () =>
        html.Element("details", [("open", scenario.Outcome is Outcome.Failed or Outcome.Broken ? "open" : null)], () =>
        {
            html.Element("summary", () =>
            {
                new HtmlStep(html, _statements).Mark(scenario.Outcome);
                html.Element("span.name", scenario.Name);
                html.Element("span.time", DisplayFormat.Seconds(scenario.Seconds));
                new HtmlStep(html, _statements).Bar(0, scenario.Seconds, longest);
            });
            html.Element(
                "p.note", $"{scenario.File}:{scenario.Row}{(scenario.Tags.Count > 0 ? $" · {string.Join(' ', scenario.Tags)}" : "")}");
            if (scenario.Reason is { } reason)
            {
                html.Element("p.reason", $"Skipped: {reason}");
            }

            foreach (var left in scenario.LeftBehind)
            {
                html.Element("p.failure", $"Left behind: {left}");
            }

            // The page of a run in which everything passed would otherwise consist of steps.
            if (scenario.Outcome is Outcome.Passed)
            {
                var number = deferred.Add(inner => WriteSteps(inner, scenario));
                html.Element("div", [("data-steps", number.ToString(CultureInfo.InvariantCulture))], "");
            }
            else
            {
                WriteSteps(html, scenario);
            }
        }));

    private void WriteSteps(Html target, ScenarioReport scenario)
    {
        var steps = new HtmlStep(target, _statements);
        var (at, whole) = (0.0, scenario.Steps.Sum(step => step.Seconds));
        target.Element("ol.steps", () =>
        {
            foreach (var step in scenario.Steps)
            {
                steps.Write(step, at, whole);
                at += step.Seconds;
            }
        });
    }
}
