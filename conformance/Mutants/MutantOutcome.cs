namespace SdrsMock.Conformance.Mutants;

/// <summary>What the tests said about a mutant.</summary>
internal enum MutantOutcome
{
    /// <summary>A test failed.</summary>
    Noticed,

    /// <summary>The mock behaved differently, and no test failed.</summary>
    Unnoticed,

    /// <summary>No test calls the operation, or violates the constraint.</summary>
    NotReached,

    /// <summary>Tests reach the place, and the mock never behaved differently.</summary>
    NoDifference,

    /// <summary>The tests did not end in time, so that they neither passed nor failed.</summary>
    TimedOut,

    /// <summary>It is listed as known, with a reason.</summary>
    Excused,
}
