namespace SdrsMock.Schemas;

/// <summary>One sentence of the documentation that limits what a call may do.</summary>
/// <param name="Id">The ledger's id, such as <c>PI-CREATE-03</c>.</param>
/// <param name="Operation">The operation's name, or <c>*</c> for all of them.</param>
/// <param name="Kind">One of syntax, reference, state, relation, capacity, informational.</param>
/// <param name="Statement">What must hold, in the ledger's words.</param>
/// <param name="Status">HTTP status of the refusal; null where a job fails instead, or nothing can be seen.</param>
/// <param name="Code">Error code of the refusal or of the failed job; null where no code is known.</param>
/// <param name="Basis">How sure the code is: explicit, inferred, or verified by a shipping client.</param>
/// <param name="Alternatives">Other answers that a real service might give.</param>
/// <param name="Source">Where the sentence stands.</param>
public sealed record ConstraintEntry(
    string Id, string Operation, string Kind, string Statement, int? Status, string? Code, string? Basis, string? Alternatives, string Source)
{
    /// <summary>Whether a call or a job can violate it. The others are advice and can only be remarked upon.</summary>
    public bool Enforceable => Kind != "informational";

    /// <summary>Whether its violation shows as a failed job, not as a refused call.</summary>
    public bool FailsTheJob => Enforceable && Status is null;
}
