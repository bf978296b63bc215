namespace SdrsMock;

/// <summary>A respect in which the mock can behave wrong on purpose. Immutable.</summary>
/// <param name="Id">The id, stable across versions: <c>PI-CREATE-03:skip</c>.</param>
/// <param name="Family">The family, such as <c>rule</c>; those of <c>evolution</c> are changes that a client must survive.</param>
/// <param name="Operation">The operation that shows it; null for a rule of all operations.</param>
/// <param name="Constraint">The constraint that it breaks; null for none.</param>
/// <param name="Description">What the mock does, as a sentence.</param>
public sealed record MockMutant(string Id, string Family, string? Operation, string? Constraint, string Description);
