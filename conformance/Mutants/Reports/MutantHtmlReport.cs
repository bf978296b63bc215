using System.Globalization;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Html;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>Writes the report as one HTML page that needs no network: what to do first, then the operations and all mutants.</summary>
internal sealed class MutantHtmlReport
{
    private static readonly string[] s_headings = ["Mutant", "Outcome", "What the mock does", "Row or reason"];

    private readonly Html _html;
    private readonly MutantRunReport _report;

    private MutantHtmlReport(Html html, MutantRunReport report) => (_html, _report) = (html, report);

    public static void Write(MutantRunReport report, Stream stream)
    {
        using var html = new Html(stream);
        new MutantHtmlReport(html, report).Write();
    }

    private bool IsGood => _report is { IsEnough: true, Bugs.Unnoticed: 0, Bugs.TimedOut: 0 } and { Bugs.Noticed: > 0 };

    private string Title => _report.Bugs.Percent is null ? "No bug was tried"
        : $"{MutantConsoleReport.Format(_report.Bugs.Percent)} % of the bugs noticed";

    private void Write()
    {
        var mark = IsGood ? "✔" : _report.IsEnough ? "–" : "✘";
        HtmlPage.Write(_html, $"{mark} {Title} – SDRS mutants", () =>
        {
            _html.Element("a.skip", [("href", "#work")], "Skip to what to do");
            _html.Element($"header.{(IsGood ? "good" : _report.IsEnough ? "idle" : "bad")}", () => WriteHeader(mark));
            _html.Element("main", () =>
            {
                WriteCards();
                _html.Element("div", [("id", "work")], () =>
                {
                    WriteWork("Unnoticed", "The mock behaved wrong, and no test failed.",
                        entry => entry is { NeedsWork: true, IsEvolution: false });
                    WriteWork("Timed out", "The tests did not end in time; this is not counted as noticed.",
                        entry => entry.Outcome is MutantOutcome.TimedOut);
                    WriteWork("Not survived", "A later version of the service may do this; the tests should stay green.",
                        entry => entry is { NeedsWork: true, IsEvolution: true });
                });
                WriteUnreached();
                WriteMatrix(new(_report));
                WriteAll();
            });
            _html.Element("footer", $"{_report.Tool}. {MutantConsoleReport.DescribeScore(_report)}");
        });
    }

    private void WriteHeader(string mark)
    {
        _html.Element("p.product", "SDRS mutants");
        _html.Element("h1", () =>
        {
            _html.Element("span", [("aria-hidden", "true")], $"{mark} ");
            _html.Text(Title);
        });
        var bugs = _report.Bugs;
        _html.Element("p.summary",
            $"{bugs.Noticed} of {bugs.Noticed + bugs.Unnoticed} bugs of the service would make the {_report.Tests} fail." +
                (_report.Evolution is { } evolution
                    ? $" Of {evolution.Survived + evolution.NotSurvived} later changes {evolution.Survived} are survived." : ""));
        _html.Element("dl.facts", () =>
        {
            HtmlPage.WriteFact(_html, "Run", _report.Subject);
            HtmlPage.WriteFact(_html, "Required", _report.Minimum is { } minimum
                ? string.Create(CultureInfo.InvariantCulture, $"{minimum} %") : null);
            HtmlPage.WriteFact(_html, "Part", _report.Shard);
            HtmlPage.WriteFact(_html, "Not run", _report.NotRun > 0 ? $"{_report.NotRun}, the budget is used up" : null);
            HtmlPage.WriteFact(_html, "Started", _report.Started.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
            HtmlPage.WriteFact(_html, "Duration", DisplayFormat.Seconds(_report.Seconds));
            HtmlPage.WriteFact(_html, "Program", _report.Tool);
        });
    }

    private void WriteCards() => _html.Element("section", [("aria-label", "Counts")], () => _html.Element("ul.cards", () =>
    {
        HtmlPage.WriteCard(_html, "noticed", _report.Bugs.Noticed, "passed");
        HtmlPage.WriteCard(_html, "unnoticed", _report.Bugs.Unnoticed, "failed");
        HtmlPage.WriteCard(_html, "not reached", _report.Bugs.NotReached, "notreached");
        HtmlPage.WriteCard(_html, "timed out", _report.Bugs.TimedOut, "broken");
        HtmlPage.WriteCard(_html, "without a difference", _report.Bugs.NoDifference, "total");
        HtmlPage.WriteCard(_html, "excused", _report.Bugs.Excused, "total");
    }));

    private void WriteWork(string title, string note, Func<MutantEntry, bool> selects)
    {
        var entries = _report.Mutants.Where(selects).ToList();
        if (entries.Count == 0)
        {
            return;
        }

        _html.Element("section", () =>
        {
            _html.Element("h2", $"{title} ({entries.Count})");
            _html.Element("p.note", note);
            _html.Element("ul.wrong", () => entries.ForEach(WriteEntry));
        });
    }

    private void WriteEntry(MutantEntry entry) => _html.Element(entry.Outcome is MutantOutcome.TimedOut ? "li.broken" : "li", () =>
    {
        _html.Element("p.what", entry.Sentence ?? entry.Description);
        _html.Element("p.note", () =>
        {
            _html.Element("code", entry.Id);
            _html.Text(entry.Scenario is { } scenario ? $" · reached by {scenario}" : "");
        });
        if (entry.Witness is { } witness)
        {
            _html.Element("details", () =>
            {
                _html.Element("summary", witness.Source is { } source ? $"What shows it: {source}" : "A call to begin with");
                if (witness.Expectation is { } expectation)
                {
                    _html.Element("p", expectation);
                }

                _html.Element("pre", [("tabindex", "0")], witness.Curl);
                _html.Element("pre", [("tabindex", "0")], witness.Rows);
            });
        }
    });

    private void WriteUnreached()
    {
        var operations = _report.Mutants.Where(entry => entry.Outcome is MutantOutcome.NotReached)
            .CountBy(entry => entry.Operation ?? "all operations").ToList();
        if (operations.Count > 0)
        {
            _html.Element("section", () =>
            {
                _html.Element("h2", "Not reached");
                _html.Element("p.note", "No test calls these operations, or violates these constraints.");
                _html.Element("ul.lines", () => operations.ForEach(operation =>
                    _html.Element("li", $"{operation.Key}: {Pluralizer.Format(operation.Value, "mutant", "mutants")}")));
            });
        }
    }

    private void WriteMatrix(MutantMatrix matrix) => _html.Element("section", () =>
    {
        _html.Element("h2", "Operations");
        _html.Element("p.note", "Noticed of those that changed something.");
        _html.Element("div.scroll", [("tabindex", "0"), ("role", "region"), ("aria-label", "Operations and families")], () =>
            _html.Element("table", () =>
            {
                _html.Element("thead", () => _html.Element("tr", () =>
                {
                    _html.Element("th", [("scope", "col")], "Operation");
                    matrix.Families.ToList().ForEach(family => _html.Element("th", [("scope", "col")], family));
                }));
                _html.Element("tbody", () => matrix.Operations.ToList().ForEach(operation => _html.Element("tr", () =>
                {
                    _html.Element("th", [("scope", "row")], operation);
                    foreach (var family in matrix.Families)
                    {
                        var cell = matrix.Find(operation, family);
                        _html.Element("td", () =>
                        {
                            if (MutantMatrix.Format(cell) is { Length: > 0 } text)
                            {
                                _html.Element($"span.mark.{GetStyle(cell)}", text);
                            }
                        });
                    }
                })));
            }));
    });

    private static string GetStyle((int Noticed, int Unnoticed, int NotReached)? cell) => cell switch
    {
        { Unnoticed: > 0 } => "failed",
        { Noticed: > 0 } => "passed",
        { NotReached: > 0 } => "skipped",
        _ => "idle",
    };

    private void WriteAll() => _html.Element("section", () => _html.Element("details.wide", () =>
    {
        _html.Element("summary", () => _html.Element("h2", $"All mutants ({_report.Mutants.Count})"));
        _html.Element("div.scroll", [("tabindex", "0"), ("role", "region"), ("aria-label", "All mutants")], () =>
            _html.Element("table", () =>
            {
                _html.Element("thead", () => _html.Element("tr", () =>
                {
                    foreach (var heading in s_headings)
                    {
                        _html.Element("th", [("scope", "col")], heading);
                    }
                }));
                _html.Element("tbody", () => _report.Mutants.ToList().ForEach(entry => _html.Element("tr", () =>
                {
                    _html.Element("td", () => _html.Element("code", entry.Id));
                    _html.Element("td", () => _html.Element($"span.mark.{GetStyle(entry)}", GetOutcome(entry)));
                    _html.Element("td", entry.Description);
                    _html.Element("td", entry.Reason ?? entry.Row ?? "");
                })));
            }));
    }));

    private static string GetStyle(MutantEntry entry) =>
        entry.NeedsWork ? "failed"
        : entry.Outcome is MutantOutcome.Noticed or MutantOutcome.Unnoticed ? "passed"
        : entry.Outcome is MutantOutcome.NotReached or MutantOutcome.TimedOut ? "skipped"
        : "idle";

    private static string GetOutcome(MutantEntry entry) => (entry.Outcome, entry.IsEvolution) switch
    {
        (MutantOutcome.Noticed, true) => "not survived",
        (MutantOutcome.Unnoticed, true) => "survived",
        (MutantOutcome.NotReached, _) => "not reached",
        (MutantOutcome.NoDifference, _) => "no difference",
        (MutantOutcome.TimedOut, _) => "timed out",
        var (outcome, _) => outcome.ToString().ToLowerInvariant(),
    };
}
