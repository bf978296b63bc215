using System.Globalization;
using SdrsMock.Conformance.Reports;
using static SdrsMock.Conformance.Reports.MarkdownText;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>Writes the report as Markdown, for a pull request or a wiki page.</summary>
internal sealed class MutantMarkdownReport(TextWriter output)
{
    private const int MaxEntries = 100;

    public static void Write(MutantRunReport report, Stream stream)
    {
        using var writer = new StreamWriter(stream, XmlText.Settings.Encoding) { NewLine = "\n" };
        new MutantMarkdownReport(writer).Write(report);
    }

    private void Write(MutantRunReport report)
    {
        output.WriteLine($"# {MutantConsoleReport.DescribeScore(report)}");
        output.WriteLine();
        if (report.Evolution is { } evolution)
        {
            output.WriteLine($"{evolution.Survived} of {evolution.Survived + evolution.NotSurvived} later changes survived.");
            output.WriteLine();
        }

        output.WriteLine("| family | noticed | unnoticed | not reached | no difference | timed out | excused | per cent |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var family in report.Families)
        {
            output.WriteLine(
                $"| {family.Name} | {family.Noticed} | {family.Unnoticed} | {family.NotReached} | {family.NoDifference} | " +
                    $"{family.TimedOut} | {family.Excused} | " +
                    $"{(family.Name == Mutant.Evolution ? "-" : MutantConsoleReport.Format(family.Percent))} |");
        }

        output.WriteLine();
        WriteEntries("Unnoticed", report.Mutants.Where(entry => entry is { NeedsWork: true, IsEvolution: false }));
        WriteEntries("Timed out", report.Mutants.Where(entry => entry.Outcome is MutantOutcome.TimedOut));
        WriteEntries("Not survived", report.Mutants.Where(entry => entry is { NeedsWork: true, IsEvolution: true }));
        WriteMatrix(new(report));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{report.Tool}, {Escape(report.Subject)}, {report.Started:yyyy-MM-dd HH:mm:ss} UTC"));
    }

    private void WriteEntries(string title, IEnumerable<MutantEntry> selected)
    {
        var entries = selected.ToList();
        if (entries.Count == 0)
        {
            return;
        }

        output.WriteLine($"## {title}");
        output.WriteLine();
        foreach (var entry in entries.Take(MaxEntries))
        {
            output.WriteLine($"- `{entry.Id}`: {Escape(entry.Sentence ?? entry.Description)}");
            if (entry.Witness is { } witness)
            {
                output.WriteLine();
                output.WriteLine("  ```text");
                output.WriteLine($"  {witness.Curl}");
                foreach (var row in witness.Rows.TrimEnd('\n').Split('\n'))
                {
                    output.WriteLine($"  {row}");
                }

                output.WriteLine("  ```");
            }
        }

        if (entries.Count > MaxEntries)
        {
            output.WriteLine($"- {entries.Count - MaxEntries} more");
        }

        output.WriteLine();
    }

    private void WriteMatrix(MutantMatrix matrix)
    {
        output.WriteLine("## Operations");
        output.WriteLine();
        output.WriteLine($"| operation | {string.Join(" | ", matrix.Families)} |");
        output.WriteLine($"|---|{string.Concat(matrix.Families.Select(_ => "---:|"))}");
        foreach (var operation in matrix.Operations)
        {
            var cells = matrix.Families.Select(family => MutantMatrix.Format(matrix.Find(operation, family)));
            output.WriteLine($"| {operation} | {string.Join(" | ", cells)} |");
        }

        output.WriteLine();
    }
}
