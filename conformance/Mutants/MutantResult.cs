namespace SdrsMock.Conformance.Mutants;

/// <summary>What the tests said about one mutant.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Scenario">The scenario that noticed it, or the shortest one that reaches it; null for none.</param>
/// <param name="Played">How many scenarios were run.</param>
internal sealed record MutantResult(Mutant Mutant, MutantOutcome Outcome, string? Scenario = null, int Played = 0)
{
    /// <summary>Why it is excused; null for other outcomes.</summary>
    public string? Reason { get; init; }

    /// <summary>The file and row that noticed it; null if none did, or if the tests are no scenarios.</summary>
    public string? Row { get; init; }

    /// <summary>How long the tests ran.</summary>
    public TimeSpan Elapsed { get; init; }
}
