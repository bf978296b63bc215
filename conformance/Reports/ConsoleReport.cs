using System.Globalization;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>
/// Writes the console report at the end of a run: failures in full, one line for each file, the coverage, and the verdict last.
/// </summary>
internal sealed class ConsoleReport(TextWriter output, AnsiStyles styles)
{
    private const int MaxMissing = 8;
    private const int MaxWidth = 80;
    private const int Indentation = 2;

    public void Write(RunReport run)
    {
        WriteFailures(run);
        WriteSection("Skipped", run.Results.Where(scenario => scenario.Outcome is Outcome.Skipped)
                .GroupBy(scenario => scenario.Reason)
                .Select(group => $"{Pluralizer.Format(group.Count(), "scenario", "scenarios")}: {group.Key}"));
        WriteSection("Findings", run.Findings);
        WriteSection("Left behind", run.LeftBehind);
        WriteFiles(run);
        WriteCoverage(run.Coverage);
    }

    /// <summary>Writes the verdict, which comes last.</summary>
    public void WriteVerdict(RunReport run)
    {
        var (text, details) = SplitVerdict(SafeText.ForConsole(run.Summary));
        foreach (var line in details.Length > 0 ? TextTable.Wrap(details, MaxWidth, Indentation) : [])
        {
            output.WriteLine(line);
        }

        output.WriteLine(run.Verdict switch
        {
            Verdict.Conforms => styles.Good(text),
            Verdict.NothingRun => styles.Strong(text),
            _ => styles.Bad(text),
        });
    }

    // The last line begins with the verdict. What does not fit into it comes before.
    private static (string Verdict, string Details) SplitVerdict(string summary)
    {
        // The duration and the target belong together.
        var target = summary.LastIndexOf(", against ", StringComparison.Ordinal);
        var duration = target > 0 ? summary.LastIndexOf(", ", target - 1, StringComparison.Ordinal) : -1;
        var end = summary.Length > MaxWidth && duration > 0 ? duration : summary.Length;
        while (end > MaxWidth && summary.LastIndexOf(", ", end - 1, StringComparison.Ordinal) is var at and > 0)
        {
            end = at;
        }

        // The counts in parentheses stay together.
        var open = summary.LastIndexOf('(', end - 1);
        var close = open < 0 ? -1 : summary.IndexOf(')', open);
        end = close >= end ? close + 1 : end;
        return end >= summary.Length ? (summary, "") : (summary[..end], summary[end..].TrimStart(',', ' '));
    }

    private void WriteFailures(RunReport run)
    {
        foreach (var scenario in run.Failures)
        {
            var (first, rest) = FailureFormatter.Format(scenario).Split(Environment.NewLine, 2) is [var head, var tail]
                ? (head, Environment.NewLine + tail)
                : (FailureFormatter.Format(scenario), "");
            output.WriteLine(styles.Bad(first) + rest);
            output.WriteLine();
        }

        if (RepeatHint.GetLines(run).ToList() is { Count: > 0 } hint)
        {
            hint.ForEach(line => output.WriteLine(SafeText.ForConsole(line)));
            output.WriteLine();
        }
    }

    private void WriteSection(string title, IEnumerable<string> lines)
    {
        if (lines.ToList() is { Count: > 0 } entries)
        {
            output.WriteLine(styles.Strong(title));
            entries.ForEach(line => output.WriteLine($"  {SafeText.ForConsole(line)}"));
            output.WriteLine();
        }
    }

    private void WriteFiles(RunReport run)
    {
        var files = run.Results.GroupBy(scenario => scenario.File).ToList();
        if (files.Count == 0)
        {
            return;
        }

        var folder = CommonFolder([.. files.Select(file => file.Key)]);
        var rows = files.Select(
            file => (
                Name: file.Key[folder..], Scenarios: Counts.FromOutcomes(file.Select(scenario => scenario.Outcome)),
                Steps: Counts.FromOutcomes(file.SelectMany(scenario => scenario.Steps).Select(step => step.Outcome))))
            .Select(file => new[]
            {
                SafeText.ForLine(file.Name), $"{file.Scenarios.Total}", $"{file.Scenarios.Passed}", $"{file.Scenarios.Failed}",
                $"{file.Scenarios.Broken}",
                $"{file.Scenarios.Skipped}",
                $"{file.Steps.Total}", $"{file.Steps.NotReached}",
            });
        var lines = TextTable.Lines(
            ["Scenarios", "total", "passed", "failed", "broken", "skipped", "steps", "not reached"], rows, 1, 2, 3, 4, 5, 6, 7)
            .ToList();
        output.WriteLine(styles.Strong(lines[0]));
        lines.Skip(1).ToList().ForEach(output.WriteLine);
        output.WriteLine();
    }

    private void WriteCoverage(CoverageReport coverage)
    {
        var rows = CoverageLine.FromReport(coverage).ToList();
        var lines = TextTable.Lines(
            ["Coverage", "met", "of", ""], rows.Select(row => new[] { row.Title, $"{row.Met}", $"{row.Total}", row.Description }), 1, 2)
            .ToList();
        output.WriteLine(styles.Strong(lines[0]));
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var line in TextTable.Wrap(lines[row + 1], MaxWidth, lines[0].TrimEnd().Length + 2))
            {
                output.WriteLine(line);
            }

            // Long lists are only in the report files; here they would hide the verdict.
            if (rows[row].Missing.Count is > 0 and <= MaxMissing)
            {
                var missing = $"  missing: {string.Join(", ", rows[row].Missing)}";
                foreach (var line in TextTable.Wrap(missing, MaxWidth, Indentation * 2))
                {
                    output.WriteLine(line);
                }
            }
        }

        var statuses = coverage.Http.Select(status => status.ToString(CultureInfo.InvariantCulture));
        var http = $"HTTP {(coverage.Http.Count == 0 ? "-" : string.Join(' ', statuses))}";
        foreach (var line in TextTable.Wrap(http, MaxWidth, "HTTP ".Length))
        {
            output.WriteLine(line);
        }

        output.WriteLine();
    }

    // Length of the folder path that all files share. The table omits it; the failures above show full paths.
    private static int CommonFolder(string[] names)
    {
        var shared = 0;
        for (var at = 0; at < names.Min(name => name.Length) && names.All(name => name[at] == names[0][at]); at++)
        {
            shared = names[0][at] == Path.DirectorySeparatorChar ? at + 1 : shared;
        }

        return shared;
    }
}
