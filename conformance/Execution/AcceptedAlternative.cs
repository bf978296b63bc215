using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>Another answer that the ledger thinks a real service might give.</summary>
internal sealed record AcceptedAlternative(int? Status, string? Code)
{
    /// <summary>Whether an answer is this one; without a status of its own it has that of the expectation.</summary>
    public bool Allows(int status, string? code, Expectation expected) => status == (Status ?? expected.Status) && (Code is null || Code == code);
}
