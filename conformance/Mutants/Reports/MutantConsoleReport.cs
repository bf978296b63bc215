using System.Globalization;
using SdrsMock.Conformance.Reports;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>Writes the report to the console: what to do about each mutant, a table of the families, and last the score.</summary>
/// <param name="output">The console.</param>
/// <param name="report">The report.</param>
internal sealed class MutantConsoleReport(TextWriter output, MutantRunReport report)
{
    private const int MaxOperations = 12;
    private const int MaxEntries = 100;

    /// <summary>Writes the mutants that need work, then the table.</summary>
    public void Write()
    {
        WriteEntries("unnoticed", entry => entry is { NeedsWork: true, IsEvolution: false });
        WriteEntries("timed out", entry => entry.Outcome is MutantOutcome.TimedOut);
        WriteEntries("not survived", entry => entry is { NeedsWork: true, IsEvolution: true });
        if (report.Mutants.Where(entry => entry.Outcome is MutantOutcome.NotReached)
            .CountBy(entry => entry.Operation ?? "all operations").ToList() is { Count: > 0 } unreached)
        {
            var operations = unreached.ConvertAll(group => $"{group.Key} ({group.Value})");
            WriteLine($"not reached: {TextTruncation.List(operations, MaxOperations)}");
        }

        foreach (var entry in report.Mutants.Where(entry => entry.Outcome is MutantOutcome.Excused))
        {
            WriteLine($"excused: {entry.Id}: {entry.Reason}");
        }

        output.WriteLine();
        output.WriteLine("Family     noticed  unnoticed  not reached  no difference  timed out  excused  per cent");
        foreach (var family in report.Families)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{family.Name,-9}{family.Noticed,9}{family.Unnoticed,11}{family.NotReached,13}{family.NoDifference,15}" +
                    $"{family.TimedOut,11}{family.Excused,9}{(family.Name == Mutant.Evolution ? "-" : Format(family.Percent)),10}"));
        }

        output.WriteLine();
    }

    /// <summary>Writes the score and whether it is enough.</summary>
    public void WriteVerdict()
    {
        output.WriteLine(DescribeScore(report));
        if (report.Evolution is { } evolution)
        {
            output.WriteLine($"{evolution.Survived} of {evolution.Survived + evolution.NotSurvived} later changes survived");
        }

        if (report.NotRun > 0)
        {
            output.WriteLine($"{Pluralizer.Format(report.NotRun, "mutant was", "mutants were")} not run: the budget is used up");
        }

        if (!report.IsEnough)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Fewer than the {report.Minimum} % of --min-noticed"));
        }
    }

    /// <summary>The score as one line.</summary>
    public static string DescribeScore(MutantRunReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Bugs.Noticed} of {report.Bugs.Noticed + report.Bugs.Unnoticed} bugs noticed ({Format(report.Bugs.Percent)} %), " +
            $"{report.Bugs.NotReached} not reached, {report.Bugs.NoDifference} without a difference, {report.Bugs.TimedOut} timed out, " +
            $"{report.Bugs.Excused} excused, {report.Seconds:F1} s");

    /// <summary>A share in per cent.</summary>
    public static string Format(double? percent) => percent is { } known ? known.ToString("F1", CultureInfo.InvariantCulture) : "-";

    private void WriteEntries(string title, Func<MutantEntry, bool> selects)
    {
        var entries = report.Mutants.Where(selects).ToList();
        foreach (var entry in entries.Take(MaxEntries))
        {
            WriteLine($"{title}: {entry.Id}");
            WriteLine($"  {entry.Description}");
            WriteLine($"  {entry.Sentence}");
            if (entry.Scenario is { } scenario)
            {
                WriteLine(entry.IsEvolution ? $"  {scenario} fails{(entry.Row is { } row ? $" at {row}" : "")}."
                    : $"  Reached by {scenario}. Add a check that fails then.");
            }

            WriteWitness(entry.Witness);
        }

        if (entries.Count > MaxEntries)
        {
            output.WriteLine($"{title}: {entries.Count - MaxEntries} more; --json and --html list all");
        }
    }

    private void WriteWitness(MutantWitness? witness)
    {
        if (witness is null)
        {
            return;
        }

        WriteLine(witness.Source is { } source ? $"  {source} shows it: {witness.Expectation}" : "  A call to begin with:");
        WriteLine($"    {witness.Curl}");
        foreach (var row in witness.Rows.TrimEnd('\n').Split('\n'))
        {
            WriteLine($"    {row}");
        }
    }

    private void WriteLine(string text) => output.WriteLine(SafeText.ForConsole(text));
}
