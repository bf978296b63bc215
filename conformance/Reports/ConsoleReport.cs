using System.Globalization;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Reports;

/// <summary>What a person reads at the end of a run: failures in full, a line for each file, what was covered, and the verdict last.</summary>
internal sealed class ConsoleReport(TextWriter output)
{
    private const int MostNotPlayed = 12;

    public void Write(RunResult run)
    {
        WriteFailures(run);
        WriteSection("Skipped", run.Results.Where(result => result.Outcome is Outcome.Skipped)
            .GroupBy(result => result.Reason).Select(group => $"{group.Count()} {Plural(group.Count(), "story", "stories")}: {group.Key}"));
        WriteSection("Findings", run.Findings);
        WriteSection("Left behind", run.LeftBehind);
        WriteFiles(run);
        WriteCoverage(run.Coverage);
        output.WriteLine(VerdictOf(run));
    }

    public static string VerdictOf(RunResult run)
    {
        var counts = new[] { Outcome.Passed, Outcome.Failed, Outcome.Broken, Outcome.Skipped }
            .Select(outcome => (Number: run.Count(outcome), Word: outcome.ToString().ToLowerInvariant()))
            .Where(count => count.Number > 0 || count.Word is "passed")
            .Select(count => $"{count.Number} {count.Word}");
        var verdict = run.LeftBehind.Count > 0 ? "CLEAN-UP INCOMPLETE" : "CONFORMS";
        verdict = run.Count(Outcome.Failed) > 0 ? "DOES NOT CONFORM" : run.Count(Outcome.Broken) > 0 ? "BROKEN TABLES" : verdict;
        return string.Create(CultureInfo.InvariantCulture,
            $"{verdict}: {run.Results.Count} {Plural(run.Results.Count, "story", "stories")} ({string.Join(", ", counts)}), {run.Steps} steps, {run.Elapsed.TotalSeconds:0.0} s, against {run.Target}");
    }

    private void WriteFailures(RunResult run)
    {
        foreach (var result in run.Results.Where(result => result.Outcome is Outcome.Failed or Outcome.Broken))
        {
            output.WriteLine(FailureText.Of(result));
            output.WriteLine();
        }
    }

    private void WriteSection(string title, IEnumerable<string> lines)
    {
        if (lines.ToList() is { Count: > 0 } some)
        {
            output.WriteLine(title);
            some.ForEach(line => output.WriteLine($"  {line}"));
            output.WriteLine();
        }
    }

    private void WriteFiles(RunResult run)
    {
        var files = run.Results.GroupBy(result => result.Scenario.File).Select(group => (Name: group.Key, Stories: group.ToList())).ToList();
        var folder = CommonFolder([.. files.Select(file => file.Name)]);
        var width = files.Select(file => file.Name.Length - folder).Append("Stories".Length).Max();
        output.WriteLine($"{"Stories".PadRight(width)}  total  passed  failed  broken  skipped  steps");
        foreach (var (name, stories) in files)
        {
            int Of(Outcome outcome) => stories.Count(story => story.Outcome == outcome);
            output.WriteLine($"{name[folder..].PadRight(width)}  {stories.Count,5}  {Of(Outcome.Passed),6}  {Of(Outcome.Failed),6}  {Of(Outcome.Broken),6}  {Of(Outcome.Skipped),7}  {stories.Sum(story => story.Steps.Count),5}");
        }

        output.WriteLine();
    }

    private void WriteCoverage(Coverage coverage)
    {
        output.WriteLine("Coverage");
        output.WriteLine($"  operations   {coverage.Operations.Count,3} of {Catalogue.Operations.Count}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  constraints  {coverage.Played,3} of {Coverage.Enforceable} enforceable ({coverage.Percent:0.0} %); {Coverage.Documented - Coverage.Enforceable} others are advice"));
        output.WriteLine($"  error codes  {coverage.Codes.Count,3} of {Catalogue.Errors.Select(error => error.Code).OfType<string>().Distinct().Count()}");
        output.WriteLine($"  HTTP         {(coverage.Statuses.Count == 0 ? "-" : string.Join(' ', coverage.Statuses.Order()))}");
        var missing = coverage.NotPlayed.ToList();
        if (missing.Count > 0)
        {
            output.WriteLine($"  not played   {string.Join(", ", missing.Take(MostNotPlayed))}{(missing.Count > MostNotPlayed ? $" and {missing.Count - MostNotPlayed} more" : "")}");
        }

        output.WriteLine();
    }

    // The failures above name files in full; in the table the folder that all share says nothing.
    private static int CommonFolder(string[] names)
    {
        var shared = 0;
        for (var at = 0; at < names.Min(name => name.Length) && names.All(name => name[at] == names[0][at]); at++)
        {
            shared = names[0][at] == Path.DirectorySeparatorChar ? at + 1 : shared;
        }

        return shared;
    }

    private static string Plural(int count, string one, string many) => count == 1 ? one : many;
}
