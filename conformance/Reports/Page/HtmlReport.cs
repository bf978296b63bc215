using System.Globalization;

namespace SdrsMock.Conformance.Reports;

/// <summary>One page for people: the verdict for those who ask whether, everything else for those who ask why. It needs no network.</summary>
internal sealed class HtmlReport
{
    private const int MostSlow = 10;

    private readonly Html _html;
    private readonly RunReport _run;

    private HtmlReport(Html html, RunReport run) => (_html, _run) = (html, run);

    public static void Write(RunReport run, Stream stream)
    {
        using var html = new Html(stream);
        new HtmlReport(html, run).Write();
    }

    // A mark and the colour that goes with it.
    private (string Mark, string Kind) Face => _run.Verdict switch
    {
        Verdict.Conforms => ("✔", "good"),
        Verdict.NothingPlayed => ("–", "idle"),
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
                _html.Element("meta", [("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'")]);
                _html.Element("title", $"{Face.Mark} {Title} – SDRS conformance");
                _html.Own("style", "report.css");
            });
            _html.Element("body", Body);
        });
    }

    private string Title => _run.Verdict switch
    {
        Verdict.Conforms => "Conforms",
        Verdict.DoesNotConform => "Does not conform",
        Verdict.BrokenTables => "Broken tables",
        Verdict.CleanUpIncomplete => "Clean-up incomplete",
        Verdict.NothingPlayed => "Nothing played",
        _ => "Coverage too low",
    };

    private string Sentence => _run.Verdict switch
    {
        Verdict.Conforms when _run.Stories.Skipped > 0 => $"All {_run.Stories.Passed} stories that could be played went as the documentation says; {_run.Stories.Skipped} were skipped.",
        Verdict.Conforms => $"All {Number.Of(_run.Stories.Passed, "story", "stories")} went as the documentation says.",
        Verdict.DoesNotConform => $"In {_run.Stories.Failed} of {Number.Of(_run.Stories.Total, "story", "stories")} the service did something else than the documentation says.",
        Verdict.BrokenTables => $"The service did nothing wrong, but {Number.Of(_run.Stories.Broken, "story asks", "stories ask")} for what cannot be done.",
        Verdict.CleanUpIncomplete => $"Every story went well, but {Number.Of(_run.LeftBehind.Count, "resource was", "resources were")} left behind.",
        Verdict.NothingPlayed => $"{(_run.Stories.Skipped == 1 ? "The only story was" : $"All {_run.Stories.Skipped} stories were")} skipped, so that nothing is known of the service.",
        _ => string.Create(CultureInfo.InvariantCulture, $"Every story went well, but only {_run.Coverage.Constraints.Percent:0.0} % of the constraints are accounted for; {_run.MinimumCoverage} % are asked for."),
    };

    private void Body()
    {
        _html.Element("a.skip", [("href", "#stories")], "Skip to the stories");
        _html.Element($"header.{Face.Kind}", () =>
        {
            _html.Element("p.product", "SDRS conformance");
            _html.Element("h1", () =>
            {
                _html.Element("span", [("aria-hidden", "true")], $"{Face.Mark} ");
                _html.Text(Title);
            });
            _html.Element("p.sentence", Sentence);
            _html.Element("dl.facts", () =>
            {
                Fact("Target", _run.Target);
                Fact("Played", _run.Started.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
                Fact("Took", Readable.Seconds(_run.Seconds));
                Fact("Seed", $"{_run.Seed}");
            });
        });
        _html.Element("main", () =>
        {
            Cards();
            new HtmlFailures(_html, _run).Write();
            new HtmlCoverage(_html, _run.Coverage).Write();
            List("Left behind", "What the clean-up could not delete.", _run.LeftBehind);
            List("Findings", "What passed and is worth knowing.", _run.Findings);
            List("Skipped", "What was not played, and why.", [.. _run.Results.Where(story => story.Outcome is Outcome.Skipped)
                .GroupBy(story => story.Reason ?? "").Select(group => $"{Number.Of(group.Count(), "story", "stories")}: {group.Key}")]);
            Slowest();
            new HtmlStories(_html, _run).Write();
        });
        _html.Element("footer", $"{_run.Tool}. {_run.Summary}");
        _html.Own("script", "report.js");
    }

    private void Fact(string name, string value) => _html.Element("div", () =>
    {
        _html.Element("dt", name);
        _html.Element("dd", value);
    });

    private void Cards() => _html.Element("section", [("aria-label", "Numbers")], () => _html.Element("ul.cards", () =>
    {
        Card("stories", _run.Stories.Total, "total");
        Card("passed", _run.Stories.Passed, "passed");
        Card("failed", _run.Stories.Failed, "failed");
        Card("broken", _run.Stories.Broken, "broken");
        Card("skipped", _run.Stories.Skipped, "skipped");
        Card("steps", _run.Steps.Total, "total");
        Card("steps not reached", _run.Steps.NotReached, "notreached");
    }));

    private void Card(string name, int count, string kind) => _html.Element($"li.{kind}{(count == 0 ? ".none" : "")}", () =>
    {
        _html.Element("strong", $"{count}");
        _html.Text(" " + name);
    });

    private void List(string title, string what, IReadOnlyList<string> lines)
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

    private void Slowest()
    {
        var slow = _run.Results.Index().Where(pair => pair.Item.Outcome is not Outcome.Skipped).OrderByDescending(pair => pair.Item.Seconds).Take(MostSlow).ToList();
        if (slow.Count > 1)
        {
            _html.Element("section", () => _html.Element("details", () =>
            {
                _html.Element("summary", () => _html.Element("h2", "Where the time went"));
                _html.Element("ol.slow", () =>
                {
                    foreach (var (index, story) in slow)
                    {
                        _html.Element("li", () =>
                        {
                            _html.Element("a", [("href", $"#s{index}")], story.Name);
                            _html.Element("span.time", Readable.Seconds(story.Seconds));
                            _html.Element("span.bar", [("aria-hidden", "true")], () => _html.Element("i", [("style", $"width:{Readable.Percent(story.Seconds, slow[0].Item.Seconds)}")]));
                        });
                    }
                });
            }));
        }
    }
}
