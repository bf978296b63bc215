using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Mutants;

/// <summary>What the tests said about a mutant.</summary>
internal enum MutantOutcome
{
    /// <summary>A test failed.</summary>
    [JsonStringEnumMemberName("noticed")]
    Noticed,

    /// <summary>The mock behaved differently, and no test failed.</summary>
    [JsonStringEnumMemberName("unnoticed")]
    Unnoticed,

    /// <summary>No test calls the operation, or violates the constraint.</summary>
    [JsonStringEnumMemberName("not_reached")]
    NotReached,

    /// <summary>Tests reach the place, and the mock never behaved differently.</summary>
    [JsonStringEnumMemberName("no_difference")]
    NoDifference,

    /// <summary>The tests did not end in time, so that they neither passed nor failed.</summary>
    [JsonStringEnumMemberName("timed_out")]
    TimedOut,

    /// <summary>It is listed as known, with a reason.</summary>
    [JsonStringEnumMemberName("excused")]
    Excused,
}
