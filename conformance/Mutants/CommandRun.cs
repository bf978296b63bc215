namespace SdrsMock.Conformance.Mutants;

/// <summary>One run of a command beside a mock.</summary>
/// <param name="ExitCode">Its exit code; null if it ran too long.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Reach">What its calls reached; empty while a mutant is set.</param>
/// <param name="Strikes">How often the mutant changed something.</param>
/// <param name="LastLines">The end of its output.</param>
internal sealed record CommandRun(int? ExitCode, TimeSpan Elapsed, MutantReach Reach, long Strikes, IReadOnlyList<string> LastLines);
