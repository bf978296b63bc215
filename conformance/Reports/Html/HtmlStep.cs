using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports.Html;

/// <summary>Writes one step: the row as written, what differed, and the request with its response.</summary>
internal sealed class HtmlStep(Html html, IReadOnlyDictionary<string, string> statements)
{
    // The columns that the line of the step shows itself, and those of the whole scenario.
    private static readonly string[] s_shownElsewhere = ["scenario", "step", "call", "covers", "note", "tags", "data"];

    public void Write(StepReport step, double at, double whole) => html.Element("li.step", () =>
    {
        html.Element("div.line", () =>
        {
            Mark(step.Outcome);
            html.Element("span.number", $"{step.Number}");
            html.Element("span.name", step.Call);
            html.Element("span.result", step.Response is { } response ? Result(response) : "");
            html.Element("span.covers", () => WriteCovers(step));
            html.Element("span.time", step.Request is null ? "" : DisplayFormat.Seconds(step.Seconds));
            Bar(at, step.Seconds, whole);
        });
        WriteRow(step);
        foreach (var failure in step.Failures)
        {
            html.Element("p.failure", failure);
        }

        if (step.Rejection is { } rejection)
        {
            WriteRejection(rejection);
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

    public void Mark(Outcome outcome) =>
        html.Element($"span.mark.{DisplayFormat.ValueOf(outcome).ToLowerInvariant()}", DisplayFormat.FormatOutcome(outcome));

    public void Bar(double at, double seconds, double whole) => html.Element("span.bar", [("aria-hidden", "true")], () =>
        html.Element("i", [("style", $"margin-left:{DisplayFormat.Percent(at, whole)};width:{DisplayFormat.Percent(seconds, whole)}")]));

    /// <summary>The id of a constraint in the page.</summary>
    public static string GetAnchor(string constraint) => $"c-{constraint}";

    private void WriteCovers(StepReport step)
    {
        foreach (var (place, id) in step.Covers.Index())
        {
            html.Text(place == 0 ? "" : " ");
            WriteConstraint(id);
        }
    }

    private void WriteConstraint(string id)
    {
        if (statements.TryGetValue(id, out var statement))
        {
            html.Element("a", [("href", $"#{GetAnchor(id)}"), ("title", statement)], id);
        }
        else
        {
            html.Text(id);
        }
    }

    private void WriteRow(StepReport step)
    {
        var cells = step.Cells?.Where(cell => !s_shownElsewhere.Contains(cell.Column)).ToList() ?? [];
        if (cells.Count > 0)
        {
            html.Element("dl.row", () => cells.ForEach(cell => html.Element("div", () =>
            {
                html.Element("dt", cell.Column);
                html.Element("dd", cell.Text);
            })));
        }
    }

    private void WriteRejection(RejectionReport rejection)
    {
        html.Element("p.why", () =>
        {
            foreach (var (place, line) in rejection.FormatLines().Index())
            {
                html.Text(place == 0 ? "" : "\n");
                // The first line begins with the constraint.
                var start = place == 0 && rejection.Constraint is { } id ? line.IndexOf(id, StringComparison.Ordinal) : -1;
                html.Text(start < 0 ? line : line[..start]);
                if (start >= 0)
                {
                    WriteConstraint(rejection.Constraint!);
                    html.Text(line[(start + rejection.Constraint!.Length)..]);
                }
            }
        });
    }

    private void WriteExchange(StepReport step)
    {
        html.Element("details.exchange", [("open", step.Outcome is Outcome.Passed ? null : "open")], () =>
        {
            html.Element("summary", () =>
            {
                html.Element("code", $"{step.Request!.Method} {GetTarget(step.Request.Url)}");
                html.Element("span.note", step.Attempts > 1 ? $" line {step.Place}, {step.Attempts} times" : $" line {step.Place}");
            });
            WritePart("Request", step.Request!.Headers, $"{step.Request.Method} {step.Request.Url}", step.Request.Body);
            if (step.Response is { } response)
            {
                WritePart("Response", response.Headers, response.TransportError ?? $"HTTP {response.Status}", response.Body);
            }

            if (step.Outcome is not Outcome.Passed)
            {
                WritePart("Command to repeat the request", [], CurlCommand.Format(step.Request!), null);
            }
        });
    }

    private void WritePart(string title, IEnumerable<HeaderReport> headers, string first, string? body)
    {
        html.Element("h4", title);
        html.Element("pre", string.Join(
            '\n', headers.Where(header => header.Value.Length > 0).Select(header => $"{header.Name}: {header.Value}").Prepend(first)));
        if (body is { Length: > 0 })
        {
            html.Element("pre.body", DisplayFormat.Body(body));
        }
    }

    private static string GetTarget(string url) => Uri.UnescapeDataString(new Uri(url).PathAndQuery);

    private static string Result(ResponseReport response)
    {
        var status = response.Status?.ToString() ?? "no response";
        return response.Code is { } code && code != status ? $"{status} {code}" : status;
    }
}
