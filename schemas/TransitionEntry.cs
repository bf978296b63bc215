namespace SdrsMock.Schemas;

/// <summary>One documented move of a resource from status to status.</summary>
/// <param name="Resource">The resource that moves.</param>
/// <param name="Operation">The ledger's id of the operation, with its variant where it has two.</param>
/// <param name="From">Statuses it may start from, in the ledger's words.</param>
/// <param name="Via">Status while the job runs.</param>
/// <param name="To">Status after success.</param>
/// <param name="OnFailure">Status after a failed job.</param>
/// <param name="Effects">What it does besides.</param>
/// <param name="Basis">How sure this is.</param>
/// <param name="Source">Where it stands.</param>
public sealed record TransitionEntry(
    string Resource, string Operation, string From, string? Via, string? To, string? OnFailure, string? Effects, string Basis, string Source);
