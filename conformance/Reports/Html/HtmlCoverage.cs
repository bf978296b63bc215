using System.Globalization;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports.Html;

/// <summary>The coverage section of the page.</summary>
internal sealed class HtmlCoverage(Html html, CoverageReport coverage)
{
    public void Write() => html.Element("section", [("aria-labelledby", "coverage")], () =>
    {
        html.Element("h2", [("id", "coverage")], "Coverage of the documentation");
        html.Element("p.note", coverage.Source == CoverageReport.ByMock
            ? "Counted by the mock, against the catalog of the documentation."
            : "Counted from the responses, against the catalog of the documentation. Statuses and transitions are known on a mock only.");
        html.Element("div.meters", () =>
        {
            foreach (var line in CoverageLine.FromReport(coverage))
            {
                Meter(line);
            }
        });
        Constraints();
        Codes();
    });

    private void Meter(CoverageLine line) => html.Element("div.meter", () =>
    {
        html.Element("h3", line.Title);
        html.Element("p.number", () =>
        {
            html.Element("strong", $"{line.Met}");
            html.Text($" of {line.Total}");
            html.Element(
                "span.percent",
                string.Create(CultureInfo.InvariantCulture, $"{(line.Total == 0 ? 0 : 100.0 * line.Met / line.Total):0.#} %"));
        });
        var covered = line.Title == "constraints" ? coverage.Constraints.Played : line.Met;
        html.Element("div.track", [("aria-hidden", "true")], () =>
        {
            html.Element("i.met", [("style", $"width:{DisplayFormat.Percent(covered, line.Total)}")]);
            html.Element("i.remarked", [("style", $"width:{DisplayFormat.Percent(line.Met - covered, line.Total)}")]);
        });
        if (line.Description.Length > 8)
        {
            html.Element("p.note", line.Description);
        }

        if (line.Missing.Count > 0)
        {
            html.Element("details", () =>
            {
                html.Element("summary", $"{line.Missing.Count} missing");
                html.Element("p.ids", string.Join(", ", line.Missing));
            });
        }
    });

    private void Constraints() => html.Element("details.wide", () =>
    {
        var constraints = coverage.Constraints;
        html.Element("summary", $"All {constraints.Total} constraints, and the rows that cover them");
        Table(
            "constraint-rows", "constraints", ["Constraint", "Operation", "Condition", "Code", "Basis", "State", "Rows"], constraints.Lines,
            line =>
        {
            html.Element("th", [("scope", "row"), ("id", HtmlStep.GetAnchor(line.Id))], line.Id);
            html.Element("td", line.Operation == "*" ? "all" : line.Operation);
            html.Element("td", line.Statement);
            html.Element("td", line.Code ?? "");
            html.Element("td", line.Basis ?? "");
            html.Element("td", () =>
            {
                html.Element($"span.state.{line.State.Replace(" ", "", StringComparison.Ordinal)}", line.DisplayState);
                html.Text(line switch
                {
                    { State: ConstraintLine.NotEnforced } => $": {line.Reason}",
                    { State: ConstraintLine.NotPlayed, Enforced: false } => ": the mock does not enforce it",
                    _ => "",
                });
            });
            html.Element("td", TextTruncation.List([.. line.Rows.Select(Path.GetFileName)!], 4));
        });
    });

    private void Codes() => html.Element("details.wide", () =>
    {
        html.Element("summary", $"All {coverage.Codes.Total} error codes, and how each is reached");
        Table("code-rows", "error codes", ["Code", "HTTP", "Message", "Reached by", "Met"], coverage.Codes.Lines, line =>
        {
            html.Element("th", [("scope", "row")], line.Code);
            html.Element("td", $"{line.Status}");
            html.Element("td", line.Message);
            html.Element("td", line.Reach);
            html.Element("td", () => html.Element(line.Met ? "span.state.played" : "span.state.notplayed", line.Met ? "met" : "not met"));
        });
    });

    private void Table<T>(string id, string name, string[] columns, IEnumerable<T> lines, Action<T> row)
    {
        html.Element("p.find", () => html.Element("label", () =>
        {
            html.Text($"Search the {name} ");
            html.Element("input", [("type", "search"), ("data-find", id), ("autocomplete", "off")]);
        }));
        html.Element("div.scroll", [("tabindex", "0"), ("role", "region"), ("aria-label", name)], () => html.Element("table", () =>
        {
            html.Element("thead", () => html.Element("tr", () =>
            {
                foreach (var column in columns)
                {
                    html.Element("th", [("scope", "col")], column);
                }
            }));
            html.Element("tbody", [("id", id)], () =>
            {
                foreach (var line in lines)
                {
                    html.Element("tr", () => row(line));
                }
            });
        }));
    }
}
