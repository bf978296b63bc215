using System.Globalization;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports.Html;

/// <summary>
/// One page for people: the verdict for those who ask whether, everything else for those who ask why. It needs no network.
/// </summary>
internal sealed class HtmlReport
{
    private const int MaxSlowest = 10;

    private readonly Html _html;
    private readonly RunReport _run;

    private HtmlReport(Html html, RunReport run) => (_html, _run) = (html, run);

    public static void Write(RunReport run, Stream stream)
    {
        using var html = new Html(stream);
        new HtmlReport(html, run).Write();
    }

    // A mark and the colour that goes with it.
    private (string Mark, string Kind) WriteHead => _run.Verdict switch
    {
        Verdict.Conforms => ("✔", "good"),
        Verdict.NothingRun => ("–", "idle"),
        _ => ("✘", "bad"),
    };

    private void Write()
    {
        _html.Document();
        _html.Element("html", [("lang", "en")], () =>
        {
            _html.Element("head", () =>
            {
                _html.Element("meta", [("charset", "utf-8")]);
                _html.Element("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
                _html.Element("meta", [("name", "color-scheme"), ("content", "light dark")]);
                // Whatever an answer held, the page loads nothing and sends nothing.
                _html.Element(
                    "meta",
                    [
                        ("http-equiv", "Content-Security-Policy"),
                        (
                            "content",
                            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; " +
                                "form-action 'none'"),
                    ]);
                _html.Element("title", $"{WriteHead.Mark} {WriteTitle} – SDRS conformance");
                _html.Own("style", "report.css");
            });
            _html.Element("body", WriteBody);
        });
    }

    private string WriteTitle => _run.Verdict switch
    {
        Verdict.Conforms => "Conforms",
        Verdict.DoesNotConform => "Does not conform",
        Verdict.BrokenScenarios => "Broken tables",
        Verdict.CleanUpIncomplete => "Clean-up incomplete",
        Verdict.NothingRun => "Nothing played",
        _ => "Coverage too low",
    };

    private string GetSummary => _run.Verdict switch
    {
        Verdict.Conforms when _run.Scenarios.Skipped > 0 =>
            $"All {_run.Scenarios.Passed} stories that could be played went as the documentation says; {_run.Scenarios.Skipped} " +
                $"were skipped.",
        Verdict.Conforms => $"All {Pluralizer.Format(_run.Scenarios.Passed, "story", "stories")} went as the documentation says.",
        Verdict.DoesNotConform =>
            $"In {_run.Scenarios.Failed} of {Pluralizer.Format(_run.Scenarios.Total, "story", "stories")} the service did something " +
                $"else than the documentation says.",
        Verdict.BrokenScenarios =>
            $"The service did nothing wrong, but {Pluralizer.Format(_run.Scenarios.Broken, "story asks", "stories ask")} for what " +
                $"cannot be done.",
        Verdict.CleanUpIncomplete =>
            $"Every story went well, but {Pluralizer.Format(_run.LeftBehind.Count, "resource was", "resources were")} left behind.",
        Verdict.NothingRun =>
            $"{(_run.Scenarios.Skipped == 1 ? "The only story was" : $"All {_run.Scenarios.Skipped} stories were")} skipped, so that " +
                $"nothing is known of the service.",
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"Every story went well, but only {_run.Coverage.Constraints.Percent:0.0} % of the constraints are accounted for; " +
                $"{_run.MinimumCoverage} % are asked for."),
    };

    private void WriteBody()
    {
        _html.Element("a.skip", [("href", "#stories")], "Skip to the stories");
        _html.Element($"header.{WriteHead.Kind}", () =>
        {
            _html.Element("p.product", "SDRS conformance");
            _html.Element("h1", () =>
            {
                _html.Element("span", [("aria-hidden", "true")], $"{WriteHead.Mark} ");
                _html.Text(WriteTitle);
            });
            _html.Element("p.sentence", GetSummary);
            _html.Element("dl.facts", () =>
            {
                WriteFact("Target", _run.Target);
                WriteFact("Played", _run.Started.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
                WriteFact("Took", DisplayFormat.Seconds(_run.Seconds));
                WriteFact("Seed", $"{_run.Seed}");
            });
        });
        _html.Element("main", () =>
        {
            WriteCards();
            new HtmlFailures(_html, _run).Write();
            new HtmlCoverage(_html, _run.Coverage).Write();
            WriteList("Left behind", "What the clean-up could not delete.", _run.LeftBehind);
            WriteList("Findings", "What passed and is worth knowing.", _run.Findings);
            WriteList("Skipped", "What was not played, and why.", [.. _run.Results.Where(scenario => scenario.Outcome is Outcome.Skipped)
                    .GroupBy(scenario => scenario.Reason ?? "")
                    .Select(group => $"{Pluralizer.Format(group.Count(), "story", "stories")}: {group.Key}")]);
            WriteSlowest();
            new HtmlScenarios(_html, _run).Write();
        });
        _html.Element("footer", $"{_run.Tool}. {_run.Summary}");
        _html.Own("script", "report.js");
    }

    private void WriteFact(string name, string value) => _html.Element("div", () =>
    {
        _html.Element("dt", name);
        _html.Element("dd", value);
    });

    private void WriteCards() => _html.Element("section", [("aria-label", "Numbers")], () => _html.Element("ul.cards", () =>
    {
        WriteCard("stories", _run.Scenarios.Total, "total");
        WriteCard("passed", _run.Scenarios.Passed, "passed");
        WriteCard("failed", _run.Scenarios.Failed, "failed");
        WriteCard("broken", _run.Scenarios.Broken, "broken");
        WriteCard("skipped", _run.Scenarios.Skipped, "skipped");
        WriteCard("steps", _run.Steps.Total, "total");
        WriteCard("steps not reached", _run.Steps.NotReached, "notreached");
    }));

    private void WriteCard(string name, int count, string kind) => _html.Element($"li.{kind}{(count == 0 ? ".none" : "")}", () =>
    {
        _html.Element("strong", $"{count}");
        _html.Text(" " + name);
    });

    private void WriteList(string title, string what, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            _html.Element("section", () =>
            {
                _html.Element("h2", title);
                _html.Element("p.note", what);
                _html.Element("ul.lines", () =>
                {
                    foreach (var line in lines)
                    {
                        _html.Element("li", line);
                    }
                });
            });
        }
    }

    private void WriteSlowest()
    {
        var slow = _run.Results
            .Index()
            .Where(pair => pair.Item.Outcome is not Outcome.Skipped)
            .OrderByDescending(pair => pair.Item.Seconds)
            .Take(MaxSlowest)
            .ToList();
        if (slow.Count > 1)
        {
            _html.Element("section", () => _html.Element("details", () =>
            {
                _html.Element("summary", () => _html.Element("h2", "Where the time went"));
                _html.Element("ol.slow", () =>
                {
                    foreach (var (index, scenario) in slow)
                    {
                        _html.Element("li", () =>
                        {
                            _html.Element("a", [("href", $"#s{index}")], scenario.Name);
                            _html.Element("span.time", DisplayFormat.Seconds(scenario.Seconds));
                            _html.Element(
                                "span.bar", [("aria-hidden", "true")],
                                () => _html.Element(
                                    "i", [("style", $"width:{DisplayFormat.Percent(scenario.Seconds, slow[0].Item.Seconds)}")]));
                        });
                    }
                });
            }));
        }
    }
}
