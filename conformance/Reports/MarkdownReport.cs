using System.Globalization;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;
using static SdrsMock.Conformance.Reports.MarkdownText;

namespace SdrsMock.Conformance.Reports;

/// <summary>Writes the run as Markdown, for a pull request, a wiki page or a build summary.</summary>
internal sealed class MarkdownReport(TextWriter output)
{
    private const int MaxFailures = 50;

    public static void Write(RunReport run, Stream stream)
    {
        using var writer = new StreamWriter(stream, XmlText.Settings.Encoding) { NewLine = "\n" };
        new MarkdownReport(writer).Write(run);
    }

    public void Write(RunReport run)
    {
        output.WriteLine($"# {RunSummary.Describe(run.Verdict)}");
        output.WriteLine();
        output.WriteLine(Escape(run.Summary));
        output.WriteLine();
        WriteCoverage(run.Coverage);
        WriteFiles(run);
        WriteFailures(run, [.. run.Failures]);
        WriteList(
            "Skipped",
            run.Results
                .Where(scenario => scenario.Outcome is Outcome.Skipped)
                .GroupBy(scenario => scenario.Reason ?? "")
                .Select(group => $"{Pluralizer.Format(group.Count(), "scenario", "scenarios")}: {group.Key}"));
        WriteList("Findings", run.Findings);
        WriteList("Left behind", run.LeftBehind);
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{run.Tool}, seed {run.Seed}, {run.Started:yyyy-MM-dd HH:mm:ss} UTC"));
    }

    private void WriteCoverage(CoverageReport coverage)
    {
        output.WriteLine("| coverage | met | of | missing |");
        output.WriteLine("|---|---:|---:|---|");
        foreach (var line in CoverageLine.FromReport(coverage))
        {
            output.WriteLine($"| {line.Title} | {line.Met} | {line.Total} | {Escape(TextTruncation.List(line.Missing, 20))} |");
        }

        output.WriteLine();
    }

    private void WriteFiles(RunReport run)
    {
        output.WriteLine("| scenarios | total | passed | failed | broken | skipped | steps | seconds |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var file in run.Results.GroupBy(scenario => scenario.File))
        {
            var counts = Counts.FromOutcomes(file.Select(scenario => scenario.Outcome));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {Escape(file.Key)} | {counts.Total} | {counts.Passed} | {counts.Failed} | {counts.Broken} | {counts.Skipped} | " +
                    $"{file.Sum(scenario => scenario.Steps.Count)} | {file.Sum(scenario => scenario.Seconds):0.0} |"));
        }

        output.WriteLine();
    }

    private void WriteFailures(RunReport run, List<ScenarioReport> failures)
    {
        if (failures.Count == 0)
        {
            return;
        }

        output.WriteLine("## Failures");
        output.WriteLine();
        if (RepeatHint.GetLines(run).ToList() is { Count: > 0 } hint)
        {
            WriteBlock(string.Join('\n', hint));
        }

        foreach (var scenario in failures.Take(MaxFailures))
        {
            output.WriteLine(
                $"<details><summary>{Escape(scenario.Name)} " +
                    $"({Escape(scenario.File)}:{FailureFormatter.FormatSteps(scenario).First().Row})</summary>");
            output.WriteLine();
            WriteBlock(FailureFormatter.Format(scenario));
            output.WriteLine("</details>");
            output.WriteLine();
        }

        if (failures.Count > MaxFailures)
        {
            output.WriteLine($"and {failures.Count - MaxFailures} more");
            output.WriteLine();
        }
    }

    // A response may contain backticks, so the fence is longer than usual.
    private void WriteBlock(string text)
    {
        output.WriteLine("``````text");
        output.WriteLine(text.Replace("``````", "'''", StringComparison.Ordinal));
        output.WriteLine("``````");
        output.WriteLine();
    }

    private void WriteList(string title, IEnumerable<string> lines)
    {
        if (lines.ToList() is { Count: > 0 } entries)
        {
            output.WriteLine($"## {title}");
            output.WriteLine();
            entries.ForEach(line => output.WriteLine($"- {Escape(line)}"));
            output.WriteLine();
        }
    }
}
