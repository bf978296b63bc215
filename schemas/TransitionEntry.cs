namespace SdrsMock.Schemas;

/// <summary>One documented transition of a resource between statuses.</summary>
/// <param name="Resource">Resource type.</param>
/// <param name="Operation">ID of the operation in the catalog, with a variant if it has two transitions.</param>
/// <param name="From">Statuses from which the transition can start.</param>
/// <param name="Via">Status while the job runs.</param>
/// <param name="To">Status after success.</param>
/// <param name="OnFailure">Status after a failed job.</param>
/// <param name="Effects">Other effects, or null.</param>
/// <param name="Basis">Evidence for the transition.</param>
/// <param name="Source">Page that describes the transition.</param>
public sealed record TransitionEntry(
    string Resource,
    string Operation,
    string From,
    string? Via,
    string? To,
    string? OnFailure,
    string? Effects,
    string Basis,
    string Source);
