namespace SdrsMock.Schemas;

/// <summary>The outcome of one check of a schema.</summary>
/// <param name="Path">The place, as in <see cref="SchemaViolation"/>.</param>
/// <param name="Schema">The schema of the value at this place.</param>
/// <param name="Constraint">The constraint that the schema states for this place, or null.</param>
/// <param name="Error">The error code that the schema states for the violation, or null.</param>
/// <param name="Problem">The kind of the problem if the check is violated; otherwise null.</param>
/// <param name="IsJudged">False when another check of this place, or of the value that contains it, is violated.</param>
public sealed record SchemaCheck(
    string Path, CompiledSchema Schema, string? Constraint, string? Error, string? Problem, bool IsJudged = true)
{
    /// <summary>Whether the value violates the schema.</summary>
    public bool IsViolated => Problem is not null;
}
