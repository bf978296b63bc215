namespace SdrsMock.Conformance.Mutants;

/// <summary>The counts of some mutants, which add up to their number.</summary>
/// <param name="Name">The family, or the name of the sum.</param>
/// <param name="Noticed">A test failed.</param>
/// <param name="Unnoticed">No test failed.</param>
/// <param name="NotReached">No test reaches it.</param>
/// <param name="NoDifference">It never changed anything.</param>
/// <param name="TimedOut">The tests did not end in time.</param>
/// <param name="Excused">It is known, with a reason.</param>
internal sealed record MutantScore(
    string Name, int Noticed, int Unnoticed, int NotReached, int NoDifference, int TimedOut, int Excused)
{
    /// <summary>The mutants that changed something and were judged.</summary>
    public int Judged => Noticed + Unnoticed;

    /// <summary>The noticed ones among those that changed something, in per cent; null if there is none.</summary>
    public double? Percent => Judged == 0 ? null : 100.0 * Noticed / Judged;

    /// <summary>Counts results.</summary>
    public static MutantScore Count(string name, IEnumerable<MutantResult> results)
    {
        var byOutcome = results.ToLookup(result => result.Outcome);
        int Of(MutantOutcome outcome) => byOutcome[outcome].Count();
        return new(
            name, Of(MutantOutcome.Noticed), Of(MutantOutcome.Unnoticed), Of(MutantOutcome.NotReached), Of(MutantOutcome.NoDifference),
            Of(MutantOutcome.TimedOut), Of(MutantOutcome.Excused));
    }

    /// <summary>The scores of the families, in the order of the results.</summary>
    public static IReadOnlyList<MutantScore> ByFamily(IReadOnlyList<MutantResult> results) =>
        [.. results.GroupBy(result => result.Mutant.Family).Select(family => Count(family.Key, family))];
}
