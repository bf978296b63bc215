namespace SdrsMock.Conformance.Mutants;

/// <summary>What the scenarios said about a mutant.</summary>
internal enum MutantOutcome
{
    /// <summary>A scenario failed.</summary>
    Noticed,

    /// <summary>The mock behaved differently, and no scenario failed.</summary>
    Unnoticed,

    /// <summary>No scenario calls the operation, or violates the constraint.</summary>
    NotReached,

    /// <summary>Scenarios reach the place, and the mock never behaved differently.</summary>
    NoDifference,

    /// <summary>It is listed as known, with a reason.</summary>
    Excused,
}
