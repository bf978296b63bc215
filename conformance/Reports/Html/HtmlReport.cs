using System.Globalization;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports.Html;

/// <summary>Writes the HTML report: one page with the verdict, the failures, the coverage and all scenarios. It needs no network.</summary>
internal sealed class HtmlReport
{
    private const int MaxSlowest = 10;
    private const int MaxFiles = 6;

    private readonly Html _html;
    private readonly RunReport _run;

    private HtmlReport(Html html, RunReport run) => (_html, _run) = (html, run);

    public static void Write(RunReport run, Stream stream)
    {
        using var html = new Html(stream);
        new HtmlReport(html, run).Write();
    }

    // The mark of the verdict and its style.
    private (string Mark, string Kind) Head => _run.Verdict switch
    {
        Verdict.Conforms => ("✔", "good"),
        Verdict.NothingRun => ("–", "idle"),
        _ => ("✘", "bad"),
    };

    private void Write() => HtmlPage.Write(
        _html, $"{Head.Mark} {(_run.Title is null ? "" : $"{_run.Title}: ")}{Title} – SDRS conformance", WriteBody);

    private string Title => _run.Verdict switch
    {
        Verdict.Conforms => "Conforms",
        Verdict.DoesNotConform => "Does not conform",
        Verdict.BrokenScenarios => "Broken scenarios",
        Verdict.CleanUpIncomplete => "Clean-up incomplete",
        Verdict.NothingRun => "Nothing run",
        _ => "Coverage too low",
    };

    private string Summary => _run.Verdict switch
    {
        Verdict.Conforms when _run.Scenarios.Skipped > 0 =>
            $"All {_run.Scenarios.Passed} scenarios that could run passed; {_run.Scenarios.Skipped} " +
                $"were skipped.",
        Verdict.Conforms => $"All {Pluralizer.Format(_run.Scenarios.Passed, "scenario", "scenarios")} passed.",
        Verdict.DoesNotConform =>
            $"In {_run.Scenarios.Failed} of {Pluralizer.Format(_run.Scenarios.Total, "scenario", "scenarios")} a response differs from " +
                "what the row expects. The target or the expectation is wrong.",
        Verdict.BrokenScenarios =>
            $"Each response was as expected, but {Pluralizer.Format(_run.Scenarios.Broken, "scenario is", "scenarios are")} broken.",
        Verdict.CleanUpIncomplete =>
            $"Every scenario passed, but {Pluralizer.Format(_run.LeftBehind.Count, "resource was", "resources were")} left behind.",
        Verdict.NothingRun =>
            $"{(_run.Scenarios.Skipped == 1 ? "The only scenario was" : $"All {_run.Scenarios.Skipped} scenarios were")} skipped. " +
                $"Nothing was tested.",
        _ => $"Every scenario passed, but the coverage is too low: {RunSummary.DescribeGap(_run)}.",
    };

    private void WriteBody()
    {
        var deferred = new DeferredSteps();
        _html.Element("a.skip", [("href", "#scenarios")], "Skip to the scenarios");
        _html.Element($"header.{Head.Kind}", () =>
        {
            _html.Element("p.product", _run.Title is null ? "SDRS conformance" : $"SDRS conformance · {_run.Title}");
            _html.Element("h1", () =>
            {
                _html.Element("span", [("aria-hidden", "true")], $"{Head.Mark} ");
                _html.Text(Title);
            });
            _html.Element("p.summary", Summary);
            _html.Element("dl.facts", () =>
            {
                WriteFact("Target", _run.TargetVersion is { } version ? $"{_run.Target}, version {version}" : _run.Target);
                WriteFact("Edition", _run.Edition);
                WriteFact("Program", _run.Tool);
                WriteFact("Part", _run.Shard);
                WriteFact("Files", Files);
                WriteFact("Started", _run.Started.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
                WriteFact("Duration", DisplayFormat.Seconds(_run.Seconds));
                WriteFact("Seed", $"{_run.Seed}");
                WriteBuild();
            });
        });
        _html.Element("main", () =>
        {
            WriteCards();
            new HtmlFailures(_html, _run).Write();
            new HtmlCoverage(_html, _run.Coverage).Write();
            WriteList("Left behind", "Resources that the clean-up could not delete.", _run.LeftBehind);
            WriteList("Findings", "Notes on steps that passed.", _run.Findings);
            WriteList(
                "Skipped", "Scenarios that did not run, with the reason.",
                [.. _run.Results.Where(scenario => scenario.Outcome is Outcome.Skipped)
                    .GroupBy(scenario => scenario.Reason ?? "")
                    .Select(group => $"{Pluralizer.Format(group.Count(), "scenario", "scenarios")}: {group.Key}")]);
            WriteSlowest();
            new HtmlScenarios(_html, _run, deferred).Write();
        });
        _html.Element("footer", $"{_run.Tool}. {_run.Summary}");
        _html.Data("steps", deferred.Encode());
        _html.Resource("script", "report.js");
    }

    private string Files => TextTruncation.List(
        [.. _run.Results.Select(scenario => scenario.File.Replace('\\', '/').Split('/')[^1]).Distinct()], MaxFiles);

    private void WriteFact(string name, string? value) => HtmlPage.WriteFact(_html, name, value);

    // A report that was read from a file may hold any text here.
    private void WriteBuild()
    {
        if (Uri.TryCreate(_run.BuildUrl, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp))
        {
            _html.Element("div", () =>
            {
                _html.Element("dt", "Build");
                _html.Element("dd", () => _html.Element("a", [("href", url.AbsoluteUri), ("rel", "noreferrer")], url.AbsoluteUri));
            });
        }
    }

    private void WriteCards() => _html.Element("section", [("aria-label", "Counts")], () => _html.Element("ul.cards", () =>
    {
        WriteCard("scenarios", _run.Scenarios.Total, "total");
        WriteCard("passed", _run.Scenarios.Passed, "passed");
        WriteCard("failed", _run.Scenarios.Failed, "failed");
        WriteCard("broken", _run.Scenarios.Broken, "broken");
        WriteCard("skipped", _run.Scenarios.Skipped, "skipped");
        WriteCard("steps", _run.Steps.Total, "total");
        WriteCard("steps not reached", _run.Steps.NotReached, "notreached");
    }));

    private void WriteCard(string name, int count, string kind) => HtmlPage.WriteCard(_html, name, count, kind);

    private void WriteList(string title, string description, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            _html.Element("section", () =>
            {
                _html.Element("h2", title);
                _html.Element("p.note", description);
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
                _html.Element("summary", () => _html.Element("h2", "Slowest scenarios"));
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
