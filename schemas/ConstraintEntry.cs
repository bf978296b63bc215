namespace SdrsMock.Schemas;

/// <summary>One constraint: a statement of the documentation that limits an operation.</summary>
/// <param name="Id">ID in the catalog, such as <c>PI-CREATE-03</c>.</param>
/// <param name="Operation">Name of the operation, or <c>*</c> for all operations.</param>
/// <param name="Kind">One of syntax, reference, state, relation, capacity, informational.</param>
/// <param name="Statement">The condition that must hold.</param>
/// <param name="Status">HTTP status of the rejection; null if a job fails instead, or if a violation is not visible.</param>
/// <param name="Code">Error code of the rejection or of the failed job; null if no code is known.</param>
/// <param name="Basis">What the code rests on, one of <see cref="CodeBasis"/>; null for an informational constraint.</param>
/// <param name="Alternatives">Other responses that the real service may give.</param>
/// <param name="OtherCode">The code in editions whose error table lacks <paramref name="Code"/>, or null.</param>
/// <param name="Editions">The editions in which the constraint holds, or null for all that have the operation.</param>
/// <param name="Evidence">Why the code is assumed, and where that can be read; null if the source says it all.</param>
/// <param name="Source">Page that contains the statement.</param>
public sealed record ConstraintEntry(
    string Id,
    string Operation,
    string Kind,
    string Statement,
    int? Status,
    string? Code,
    string? Basis,
    string? Alternatives,
    string? OtherCode,
    IReadOnlyList<string>? Editions,
    string? Evidence,
    string Source)
{
    /// <summary>Whether a request or a job can violate the constraint. Informational constraints are advice.</summary>
    public bool Enforceable => Kind != "informational";

    /// <summary>Whether the constraint holds in an edition that has the operation.</summary>
    public bool IsIn(string edition) => Editions?.Contains(edition) ?? true;

    /// <summary>Whether the code is a judgement: a real service may return one of the alternatives.</summary>
    public bool IsJudgement => Basis == CodeBasis.Judgement;

    /// <summary>Whether a violation fails the job instead of rejecting the request.</summary>
    public bool FailsTheJob => Enforceable && Status is null;
}
