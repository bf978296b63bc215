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

    /// <summary>Writes the verdict, which is the last line.</summary>
    public void WriteVerdict(RunReport run) =>
        output.WriteLine(run.Verdict switch
        {
            Verdict.Conforms => styles.Good(SafeText.ForConsole(run.Summary)),
            Verdict.NothingRun => styles.Strong(SafeText.ForConsole(run.Summary)),
            _ => styles.Bad(SafeText.ForConsole(run.Summary)),
        });

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
            output.WriteLine(lines[row + 1]);
            // Long lists are only in the report files; here they would hide the verdict.
            if (rows[row].Missing.Count is > 0 and <= MaxMissing)
            {
                output.WriteLine($"  missing: {string.Join(", ", rows[row].Missing)}");
            }
        }

        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"HTTP {(coverage.Http.Count == 0 ? "-" : string.Join(' ', coverage.Http))}"));
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
