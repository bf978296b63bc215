using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports.Html;

/// <summary>The scenarios section of the page, grouped by file.</summary>
internal sealed class HtmlScenarios(Html html, RunReport run)
{
    private const int MaxExpandedScenarios = 30;

    private static readonly Outcome[] s_outcomes = [Outcome.Failed, Outcome.Broken, Outcome.Skipped, Outcome.Passed];

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
                html.Element("p.failure", $"Left behind: {left}");
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
                step.Response is { } response ? Result(response) : "");
            html.Element("span.covers", string.Join(' ', step.Covers));
            html.Element("span.time", step.Request is null ? "" : DisplayFormat.Seconds(step.Seconds));
            Bar(at, step.Seconds, whole);
        });
        foreach (var failure in step.Failures)
        {
            html.Element("p.failure", failure);
        }

        foreach (var line in step.Rejection?.FormatLines() ?? [])
        {
            html.Element("p.why", line);
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
            html.Element("p.text", step.Note);
        }

        if (step.Request is not null)
        {
            WriteExchange(step);
        }
    });

    private void WriteExchange(StepReport step)
    {
        var notPassed = step.Outcome is not Outcome.Passed;
        html.Element("details.exchange", [("open", notPassed ? "open" : null)], () =>
        {
            html.Element("summary", () =>
            {
                html.Element("code", $"{step.Request!.Method} {Uri.UnescapeDataString(new Uri(step.Request.Url).PathAndQuery)}");
                html.Element("span.note", step.Attempts > 1 ? $" row {step.Row}, {step.Attempts} times" : $" row {step.Row}");
            });
            Part("Request", HeaderLines(step.Request!.Headers, $"{step.Request.Method} {step.Request.Url}"), step.Request.Body);
            if (step.Response is { } response)
            {
                Part("Response", HeaderLines(response.Headers, response.TransportError ?? $"HTTP {response.Status}"), response.Body);
            }

            if (notPassed)
            {
                Part("Command to repeat the request", CurlCommand.Format(step.Request!), null);
            }
        });
    }

    private static string Result(ResponseReport response)
    {
        var status = response.Status?.ToString() ?? "no response";
        return response.Code is { } code && code != status ? $"{status} {code}" : status;
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
