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

    /// <summary>The operation as a heading.</summary>
    public string OperationName => Operation ?? "all operations";

    /// <summary>Whether it is a change that a client must survive.</summary>
    public bool IsEvolution => Family == Evolution;

    /// <summary>Whether a violation of a constraint passes.</summary>
    public bool IsSkippedRule => Id.EndsWith(":skip", StringComparison.Ordinal);

    /// <summary>The place in the order of value: a lost change costs more than a member of another type.</summary>
    public int Rank => Family switch
    {
        "write" => 0,
        "job" => 1,
        "state" => 2,
        "rule" when IsSkippedRule => 3,
        "read" => 4,
        "rule" when Id.EndsWith(":code", StringComparison.Ordinal) => 5,
        "rule" => 6,
        "limit" => 7,
        "field" => 8,
        _ => 9,
    };

    /// <summary>Reads the list of a mock.</summary>
    public static IReadOnlyList<Mutant> ReadAll(JsonElement list) =>
    [
        .. list.GetProperty("mutants").EnumerateArray().Select(item => new Mutant(
            JsonText.Member(item, "id")!, JsonText.Member(item, "family")!, JsonText.Member(item, "operation"),
            JsonText.Member(item, "constraint"), JsonText.Member(item, "description")!)),
    ];
}
