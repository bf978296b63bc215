namespace SdrsMock.Conformance.Reports;

/// <summary>The part of the page that says what went wrong, the same trouble once however many stories met it.</summary>
internal sealed class HtmlFailures(Html html, RunReport run)
{
    private const int MostTroubles = 12;
    private const int MostStories = 6;

    public void Write()
    {
        var troubles = run.Results.Index()
            .SelectMany(pair => FailureText.StepsOf(pair.Item), (pair, step) => (pair.Index, Story: pair.Item, Step: step))
            .GroupBy(met => (met.Step.Outcome, met.Step.Call, Words: string.Join("; ", met.Step.Shortfalls)))
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
                foreach (var trouble in troubles.Take(MostTroubles))
                {
                    html.Element($"li.{Readable.Of(trouble.Key.Outcome)}", () =>
                    {
                        html.Element("p", () =>
                        {
                            html.Element($"span.mark.{Readable.Of(trouble.Key.Outcome)}", Readable.Of(trouble.Key.Outcome));
                            html.Text(" ");
                            html.Element("strong", trouble.Key.Call);
                            html.Text(" ");
                            html.Element("span.what", Shortened.Middle(trouble.Key.Words, 400));
                        });
                        Stories([.. trouble.Select(met => (met.Index, met.Story.Name)).Distinct()]);
                    });
                }
            });
            if (troubles.Count > MostTroubles)
            {
                html.Element("p.note", $"And {Number.Of(troubles.Count - MostTroubles, "other trouble", "other troubles")}, told with the stories below.");
            }
        });
    }

    private void Stories(List<(int Index, string Name)> stories) => html.Element("p.note", () =>
    {
        html.Text($"{Number.Of(stories.Count, "story", "stories")}: ");
        foreach (var (place, (index, name)) in stories.Take(MostStories).Index())
        {
            html.Text(place == 0 ? "" : ", ");
            html.Element("a", [("href", $"#s{index}")], name);
        }

        html.Text(stories.Count > MostStories ? $" and {stories.Count - MostStories} more" : "");
    });
}
