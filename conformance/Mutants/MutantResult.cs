namespace SdrsMock.Conformance.Mutants;

/// <summary>What the scenarios said about one mutant.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Scenario">The scenario that noticed it, or the shortest one that reaches it; null for none.</param>
/// <param name="Played">How many scenarios were played.</param>
/// <param name="Reason">Why it is excused; null for other outcomes.</param>
internal sealed record MutantResult(Mutant Mutant, MutantOutcome Outcome, string? Scenario, int Played, string? Reason = null);
