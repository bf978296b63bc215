using SdrsMock.OperationModel;

namespace SdrsMock.Mutants;

/// <summary>A respect in which the mock can behave wrong: an operator applied to a declaration. Immutable.</summary>
/// <param name="Id">Stable across versions, such as <c>PI-CREATE-03:skip</c>.</param>
/// <param name="Family">The family; the evolution family holds changes that a client must survive.</param>
/// <param name="Operation">The operation that shows it; null for a rule of all operations.</param>
/// <param name="Constraint">The constraint that it breaks; null for none.</param>
/// <param name="Description">What the mock does, as a sentence.</param>
/// <param name="Create">Creates the mutation for one activation.</param>
internal sealed record Mutant(
    string Id, MutantFamily Family, string? Operation, string? Constraint, string Description, Func<Mutation> Create);
