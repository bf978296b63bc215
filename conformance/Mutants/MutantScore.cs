namespace SdrsMock.Conformance.Mutants;

/// <summary>The counts of a family, which add up to the number of its mutants.</summary>
/// <param name="Family">The family.</param>
/// <param name="Noticed">A scenario failed.</param>
/// <param name="Unnoticed">No scenario failed.</param>
/// <param name="NotReached">No scenario reaches it.</param>
/// <param name="NoDifference">It never changed anything.</param>
/// <param name="Excused">It is known, with a reason.</param>
internal sealed record MutantScore(string Family, int Noticed, int Unnoticed, int NotReached, int NoDifference, int Excused)
{
    /// <summary>The noticed ones among those that changed something, in per cent; null if there is none.</summary>
    public double? Percent => Noticed + Unnoticed == 0 ? null : 100.0 * Noticed / (Noticed + Unnoticed);

    /// <summary>Counts results.</summary>
    public static MutantScore Count(string family, IEnumerable<MutantResult> results)
    {
        var byOutcome = results.ToLookup(result => result.Outcome);
        int Of(MutantOutcome outcome) => byOutcome[outcome].Count();
        return new(
            family, Of(MutantOutcome.Noticed), Of(MutantOutcome.Unnoticed), Of(MutantOutcome.NotReached), Of(MutantOutcome.NoDifference),
            Of(MutantOutcome.Excused));
    }

    /// <summary>The scores of the families, in the order of the results.</summary>
    public static IReadOnlyList<MutantScore> ByFamily(IReadOnlyList<MutantResult> results) =>
        [.. results.GroupBy(result => result.Mutant.Family).Select(family => Count(family.Key, family))];
}
