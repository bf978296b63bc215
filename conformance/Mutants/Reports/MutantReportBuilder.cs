using SdrsMock.Conformance.Reports;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>Builds the report of a run against mutants.</summary>
internal static class MutantReportBuilder
{
    /// <summary>Builds a report.</summary>
    /// <param name="results">The results.</param>
    /// <param name="witnesses">What would show a mutant, by its id.</param>
    /// <param name="run">The facts of the run; its counts and entries are replaced.</param>
    public static MutantRunReport Build(
        IReadOnlyList<MutantResult> results, IReadOnlyDictionary<string, MutantWitness> witnesses, MutantRunReport run)
    {
        var bugs = MutantScore.Count("bugs", results.Where(result => !result.Mutant.IsEvolution));
        var evolution = MutantScore.Count(Mutant.Evolution, results.Where(result => result.Mutant.IsEvolution));
        return run with
        {
            Bugs = MutantCounts.FromScore(bugs),
            // Without a mutant that changed anything nothing was shown, so that a gate must not pass unless all are excused.
            IsEnough = run.Minimum is not { } minimum || bugs.Percent >= minimum || bugs is { Percent: null, Excused: > 0 },
            Evolution = results.Any(result => result.Mutant.IsEvolution)
                ? new(evolution.Unnoticed + evolution.Excused, evolution.Noticed, evolution.NotReached, evolution.TimedOut)
                : null,
            Families = [.. MutantScore.ByFamily(results).Select(MutantCounts.FromScore)],
            Mutants = [.. results.Select(result => CreateEntry(result, run.Tests, witnesses))],
        };
    }

    /// <summary>A report without results.</summary>
    public static MutantRunReport Empty(string subject, string tests, DateTimeOffset started, TimeSpan elapsed) => new()
    {
        Tool = $"{ProductInfo.Name} {ProductInfo.Version}",
        Subject = subject,
        Tests = tests,
        Started = started,
        Seconds = Math.Round(elapsed.TotalSeconds, 3),
        IsEnough = true,
        Bugs = new("bugs", 0, 0, 0, 0, 0, 0, null),
        Families = [],
        Mutants = [],
    };

    private static MutantEntry CreateEntry(
        MutantResult result, string tests, IReadOnlyDictionary<string, MutantWitness> witnesses) => new()
        {
            Id = result.Mutant.Id,
            Family = result.Mutant.Family,
            Operation = result.Mutant.Operation,
            Constraint = result.Mutant.Constraint,
            Description = result.Mutant.Description,
            Outcome = result.Outcome,
            Scenario = result.Scenario,
            Row = result.Row,
            Reason = result.Reason,
            Played = result.Played,
            Seconds = Math.Round(result.Elapsed.TotalSeconds, 3),
            Sentence = MutantSentence.Find(result, tests),
            Witness = witnesses.GetValueOrDefault(result.Mutant.Id),
        };
}
