using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports.Html;

/// <summary>The part of the page that says what went wrong, the same trouble once however many stories met it.</summary>
internal sealed class HtmlFailures(Html html, RunReport run)
{
    private const int MaxErrors = 12;
    private const int MaxScenarios = 6;

    public void Write()
    {
        var troubles = run.Results.Index()
            .SelectMany(pair => FailureFormatter.FormatSteps(pair.Item), (pair, step) => (pair.Index, Story: pair.Item, Step: step))
            .GroupBy(met => (met.Step.Outcome, met.Step.Call, Words: string.Join("; ", met.Step.Failures)))
            .OrderByDescending(group => group.Count())
            .ToList();
        if (troubles.Count == 0)
        {
            return;
        }

        html.Element("section", [("aria-labelledby", "wrong")], () =>
        {
            html.Element("h2", [("id", "wrong")], "What went wrong");
            html.Element("ul.wrong", () =>
            {
                foreach (var trouble in troubles.Take(MaxErrors))
                {
                    html.Element($"li.{DisplayFormat.FormatOutcome(trouble.Key.Outcome)}", () =>
                    {
                        html.Element("p", () =>
                        {
                            html.Element(
                                $"span.mark.{DisplayFormat.FormatOutcome(trouble.Key.Outcome)}",
                                DisplayFormat.FormatOutcome(trouble.Key.Outcome));
                            html.Text(" ");
                            html.Element("strong", trouble.Key.Call);
                            html.Text(" ");
                            html.Element("span.what", TextTruncation.TruncateMiddle(trouble.Key.Words, 400));
                        });
                        WriteScenarios([.. trouble.Select(met => (met.Index, met.Story.Name)).Distinct()]);
                    });
                }
            });
            if (troubles.Count > MaxErrors)
            {
                html.Element(
                    "p.note",
                    $"And {Pluralizer.Format(troubles.Count - MaxErrors, "other trouble", "other troubles")}, told with the stories below.");
            }
        });
    }

    private void WriteScenarios(List<(int Index, string Name)> stories) => html.Element("p.note", () =>
    {
        html.Text($"{Pluralizer.Format(stories.Count, "story", "stories")}: ");
        foreach (var (place, (index, name)) in stories.Take(MaxScenarios).Index())
        {
            html.Text(place == 0 ? "" : ", ");
            html.Element("a", [("href", $"#s{index}")], name);
        }

        html.Text(stories.Count > MaxScenarios ? $" and {stories.Count - MaxScenarios} more" : "");
    });
}
