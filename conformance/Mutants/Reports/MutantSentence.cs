using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>Says what a result means.</summary>
internal static class MutantSentence
{
    /// <summary>The sentence of a result; null if nothing needs to be done.</summary>
    /// <param name="result">The result.</param>
    /// <param name="tests">What the tests are called, such as <c>scenarios</c>.</param>
    public static string? Find(MutantResult result, string tests) => (result.Outcome, result.Mutant.IsEvolution) switch
    {
        (MutantOutcome.Unnoticed, false) => $"{Condition(result.Mutant)}, none of your {tests} would notice.",
        (MutantOutcome.NotReached, false) => $"{Condition(result.Mutant)}, none of your {tests} would get there.",
        (MutantOutcome.Noticed, true) =>
            $"{Condition(result.Mutant)}, your {tests} would fail, although a later version of the service may do this.",
        (MutantOutcome.TimedOut, _) => $"{Condition(result.Mutant)}, your {tests} would not end in time.",
        _ => null,
    };

    private static string Condition(Mutant mutant)
    {
        if (mutant.IsSkippedRule && mutant.Constraint is { } id)
        {
            return $"If {mutant.OperationName} forgot {id} ({Catalog.Constraint(id)?.Statement.TrimEnd('.') ?? mutant.Description})";
        }

        var description = mutant.Description.TrimEnd('.');
        var isArticle = description.Split(' ')[0] is "The" or "A" or "In";
        return $"If {(isArticle ? char.ToLowerInvariant(description[0]) + description[1..] : description)}";
    }
}
