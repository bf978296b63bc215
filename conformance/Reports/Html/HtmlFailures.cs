using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports.Html;

/// <summary>The failures section of the page. Equal failures of several scenarios are shown once.</summary>
internal sealed class HtmlFailures(Html html, RunReport run)
{
    private const int MaxErrors = 12;
    private const int MaxScenarios = 6;

    public void Write()
    {
        var failures = run.Results.Index()
            .SelectMany(pair => FailureFormatter.FormatSteps(pair.Item), (pair, step) => (pair.Index, Scenario: pair.Item, Step: step))
            .GroupBy(match => (match.Step.Outcome, match.Step.Call, Text: string.Join("; ", match.Step.Failures)))
            .OrderByDescending(group => group.Count())
            .ToList();
        if (failures.Count == 0)
        {
            return;
        }

        html.Element("section", [("aria-labelledby", "wrong")], () =>
        {
            html.Element("h2", [("id", "wrong")], "Failures");
            html.Element("ul.wrong", () =>
            {
                foreach (var failure in failures.Take(MaxErrors))
                {
                    html.Element($"li.{DisplayFormat.FormatOutcome(failure.Key.Outcome)}", () =>
                    {
                        html.Element("p", () =>
                        {
                            html.Element(
                                $"span.mark.{DisplayFormat.FormatOutcome(failure.Key.Outcome)}",
                                DisplayFormat.FormatOutcome(failure.Key.Outcome));
                            html.Text(" ");
                            html.Element("strong", failure.Key.Call);
                            html.Text(" ");
                            html.Element("span.what", TextTruncation.TruncateMiddle(failure.Key.Text, 400));
                        });
                        WriteScenarios([.. failure.Select(match => (match.Index, match.Scenario.Name)).Distinct()]);
                    });
                }
            });
            if (RepeatHint.GetLines(run).ToList() is { Count: > 0 } hint)
            {
                html.Element("pre.hint", string.Join('\n', hint));
            }

            if (failures.Count > MaxErrors)
            {
                html.Element(
                    "p.note",
                    $"And {Pluralizer.Format(failures.Count - MaxErrors, "other failure", "other failures")}, shown with the " +
                        $"scenarios below.");
            }
        });
    }

    private void WriteScenarios(List<(int Index, string Name)> scenarios) => html.Element("p.note", () =>
    {
        html.Text($"{Pluralizer.Format(scenarios.Count, "scenario", "scenarios")}: ");
        foreach (var (place, (index, name)) in scenarios.Take(MaxScenarios).Index())
        {
            html.Text(place == 0 ? "" : ", ");
            html.Element("a", [("href", $"#s{index}")], name);
        }

        html.Text(scenarios.Count > MaxScenarios ? $" and {scenarios.Count - MaxScenarios} more" : "");
    });
}
