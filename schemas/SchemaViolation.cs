namespace SdrsMock.Schemas;

/// <summary>The first violation of a schema by a value.</summary>
/// <param name="Path">
/// Location: a JSON path such as <c>$.protected_instance.tags[2].key</c>, or <c>?limit</c> for a query parameter.
/// </param>
/// <param name="Problem">Kind of the problem: <c>required</c>, <c>null</c>, <c>type</c>, <c>blank</c>, or the violated keyword.</param>
/// <param name="Error">The error code that the schema maps to the problem, or null.</param>
/// <param name="Constraint">The constraint that the schema maps to the problem, or null.</param>
public sealed record SchemaViolation(string Path, string Problem, string? Error, string? Constraint)
{
    internal SchemaViolation Under(string segment) =>
        this with { Path = Path.Length == 0 || Path[0] == '[' ? segment + Path : $"{segment}.{Path}" };
}
