using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports.Html;

/// <summary>The part of the page that tells each story, grouped by file.</summary>
internal sealed class HtmlScenarios(Html html, RunReport run)
{
    private const int MaxExpandedScenarios = 30;

    private static readonly Outcome[] s_outcomes = [Outcome.Failed, Outcome.Broken, Outcome.Skipped, Outcome.Passed];

    public void Write() => html.Element("section", [("aria-labelledby", "stories")], () =>
    {
        html.Element("h2", [("id", "stories"), ("tabindex", "-1")], "Stories");
        Filter();
        foreach (var file in run.Results.Index().GroupBy(pair => pair.Item.File))
        {
            WriteFile(file.Key, [.. file]);
        }

        html.Element("p.nothing", [("hidden", "hidden"), ("id", "nothing")], "No story fits.");
    });

    private void Filter() => html.Element("div.filter", [("role", "search")], () =>
    {
        html.Element("label.words", () =>
        {
            html.Text("Find ");
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
        html.Element("p", [("id", "shown"), ("role", "status")], $"{run.Results.Count} of {run.Results.Count} stories");
    });

    private void WriteFile(string file, List<(int Index, ScenarioReport Story)> stories)
    {
        var counts = Counts.FromOutcomes(stories.Select(pair => pair.Story.Outcome));
        // Who looks for trouble is led to it; a file in which all went well stays one line.
        html.Element(
            "details.file", [("open", counts.Failed + counts.Broken > 0 || run.Results.Count <= MaxExpandedScenarios ? "open" : null)],
            () =>
        {
            html.Element("summary", () =>
            {
                html.Element("h3", Path.GetFileName(file));
                html.Element("span.counts", $"{Pluralizer.Format(counts.Total, "story", "stories")}: {counts}");
                html.Element("span.time", DisplayFormat.Seconds(stories.Sum(pair => pair.Story.Seconds)));
            });
            var longest = stories.Max(pair => pair.Story.Seconds);
            html.Element("ul.stories", () => stories.ForEach(pair => WriteScenario(pair.Index, pair.Story, longest)));
        });
    }

    private void WriteScenario(int index, ScenarioReport scenario, double longest) =>
        html.Element("li.story", [("id", $"s{index}"), ("data-outcome", DisplayFormat.ValueOf(scenario.Outcome))], () =>
        html.Element("details", [("open", scenario.Outcome is Outcome.Failed or Outcome.Broken ? "open" : null)], () =>
        {
            html.Element("summary", () =>
            {
                Mark(scenario.Outcome);
                html.Element("span.name", scenario.Name);
                html.Element("span.time", DisplayFormat.Seconds(scenario.Seconds));
                Bar(0, scenario.Seconds, longest);
            });
            html.Element(
                "p.note", $"{scenario.File}:{scenario.Row}{(scenario.Tags.Count > 0 ? $" · {string.Join(' ', scenario.Tags)}" : "")}");
            if (scenario.Reason is { } reason)
            {
                html.Element("p.reason", $"Skipped: {reason}");
            }

            foreach (var left in scenario.LeftBehind)
            {
                html.Element("p.shortfall", $"Left behind: {left}");
            }

            var (at, whole) = (0.0, scenario.Steps.Sum(step => step.Seconds));
            html.Element("ol.steps", () =>
            {
                foreach (var step in scenario.Steps)
                {
                    WriteStep(step, at, whole);
                    at += step.Seconds;
                }
            });
        }));

    private void WriteStep(StepReport step, double at, double whole) => html.Element("li.step", () =>
    {
        html.Element("div.line", () =>
        {
            Mark(step.Outcome);
            html.Element("span.number", $"{step.Number}");
            html.Element("span.name", step.Call);
            html.Element(
                "span.result",
                step.Response is { } answer
                    ? $"{answer.Status?.ToString() ?? "no answer"}{(answer.Code is { } code && code != $"{answer.Status}" ? $" {code}" : "")}"
                    : "");
            html.Element("span.covers", string.Join(' ', step.Covers));
            html.Element("span.time", step.Request is null ? "" : DisplayFormat.Seconds(step.Seconds));
            Bar(at, step.Seconds, whole);
        });
        foreach (var shortfall in step.Failures)
        {
            html.Element("p.shortfall", shortfall);
        }

        foreach (var finding in step.Findings)
        {
            html.Element("p.finding", finding);
        }

        if (step.Attempts > 1)
        {
            html.Element("p.note", $"{step.Attempts} attempts: {string.Join(" → ", step.History)}");
        }

        if (step.Note.Length > 0)
        {
            html.Element("p.words", step.Note);
        }

        if (step.Request is not null)
        {
            WriteExchange(step);
        }
    });

    private void WriteExchange(StepReport step)
    {
        var wrong = step.Outcome is not Outcome.Passed;
        html.Element("details.exchange", [("open", wrong ? "open" : null)], () =>
        {
            html.Element("summary", () =>
            {
                html.Element("code", $"{step.Request!.Method} {Uri.UnescapeDataString(new Uri(step.Request.Url).PathAndQuery)}");
                html.Element("span.note", step.Attempts > 1 ? $" row {step.Row}, {step.Attempts} times" : $" row {step.Row}");
            });
            Part("Request", HeaderLines(step.Request!.Headers, $"{step.Request.Method} {step.Request.Url}"), step.Request.Body);
            if (step.Response is { } answer)
            {
                Part("Answer", HeaderLines(answer.Headers, answer.TransportError ?? $"HTTP {answer.Status}"), answer.Body);
            }

            if (wrong)
            {
                Part("To try it again", CurlCommand.Format(step.Request!), null);
            }
        });
    }

    private void Part(string title, string head, string? body)
    {
        html.Element("h4", title);
        html.Element("pre", head);
        if (body is { Length: > 0 })
        {
            html.Element("pre.body", DisplayFormat.Body(body));
        }
    }

    private static string HeaderLines(IEnumerable<HeaderReport> headers, string first) =>
        string.Join(
            '\n', headers.Where(header => header.Value.Length > 0).Select(header => $"{header.Name}: {header.Value}").Prepend(first));

    private void Mark(Outcome outcome) =>
        html.Element($"span.mark.{DisplayFormat.ValueOf(outcome).ToLowerInvariant()}", DisplayFormat.FormatOutcome(outcome));

    private void Bar(double at, double seconds, double whole) => html.Element("span.bar", [("aria-hidden", "true")], () =>
        html.Element("i", [("style", $"margin-left:{DisplayFormat.Percent(at, whole)};width:{DisplayFormat.Percent(seconds, whole)}")]));
}
