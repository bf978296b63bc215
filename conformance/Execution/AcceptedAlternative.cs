using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>Another rejection that the catalog accepts from a real service.</summary>
internal sealed record AcceptedAlternative(int? Status, string? Code)
{
    /// <summary>Whether a response matches; without a status of its own the alternative has the expected status.</summary>
    public bool Matches(int status, string? code, Expectation expected) =>
        status == (Status ?? expected.Status) && (Code is null || Code == code);
}
