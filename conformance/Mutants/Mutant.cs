using System.Text.Json;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Mutants;

/// <summary>A respect in which the mock can behave wrong, as the mock lists it.</summary>
/// <param name="Id">The id, such as <c>PI-CREATE-03:skip</c>.</param>
/// <param name="Family">The family, such as <c>rule</c>.</param>
/// <param name="Operation">The operation that shows it; null for a rule of all operations.</param>
/// <param name="Constraint">The constraint that it breaks; null for none.</param>
/// <param name="Description">What the mock does, as a sentence.</param>
internal sealed record Mutant(string Id, string Family, string? Operation, string? Constraint, string Description)
{
    /// <summary>The family whose mutants a client must survive.</summary>
    public const string Evolution = "evolution";

    /// <summary>Reads the list of a mock.</summary>
    public static IReadOnlyList<Mutant> ReadAll(JsonElement list) =>
    [
        .. list.GetProperty("mutants").EnumerateArray().Select(item => new Mutant(
            JsonText.Member(item, "id")!, JsonText.Member(item, "family")!, JsonText.Member(item, "operation"),
            JsonText.Member(item, "constraint"), JsonText.Member(item, "description")!)),
    ];
}
