namespace SdrsMock.Schemas;

/// <summary>The first thing that is wrong with a value.</summary>
/// <param name="Path">Where: a JSON path such as <c>$.protected_instance.tags[2].key</c>, or <c>?limit</c> for a query parameter.</param>
/// <param name="Problem">What: <c>required</c>, <c>null</c>, <c>type</c>, <c>blank</c>, or the keyword that failed.</param>
/// <param name="Error">The code that the schema names for it, or null where it names none.</param>
/// <param name="Constraint">The constraint that the schema names for it, or null where it names none.</param>
public sealed record SchemaViolation(string Path, string Problem, string? Error, string? Constraint)
{
    internal SchemaViolation Under(string segment) =>
        this with { Path = Path.Length == 0 || Path[0] == '[' ? segment + Path : $"{segment}.{Path}" };
}
