namespace SdrsMock.Schemas;

/// <summary>A numeric limit of a schema, such as the longest text of a member.</summary>
/// <param name="Path">The members on the way to the value; the items of an array are <see cref="CompiledSchema.ItemsSegment"/>.</param>
/// <param name="Keyword">The keyword, such as <c>maxLength</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Constraint">The constraint that it states; null for none.</param>
/// <param name="CanHaveLength">Whether the other keywords of the value accept a text of some length.</param>
internal sealed record SchemaLimit(string[] Path, string Keyword, int Value, string? Constraint, Func<int, bool> CanHaveLength)
{
    /// <summary>The keyword of a pattern whose largest length is a limit.</summary>
    internal const string Pattern = "pattern";

    /// <summary>The path as a text: <c>server_group.name</c>, <c>tags[].key</c>.</summary>
    public string Place => string.Join('.', Path).Replace($".{CompiledSchema.ItemsSegment}", CompiledSchema.ItemsSegment,
        StringComparison.Ordinal);

    /// <summary>Whether it limits from above.</summary>
    public bool IsMaximum => Keyword == Pattern || Keyword.Contains("max", StringComparison.Ordinal);

    /// <summary>Whether some value is judged otherwise if the limit is another number.</summary>
    /// <param name="other">The other number.</param>
    public bool Differs(int other) => Keyword is "minLength" or "maxLength" or "x-maxBytes"
        ? other >= 0 && CanHaveLength(IsMaximum ? Math.Max(Value, other) : Math.Min(Value, other))
        : Keyword is not ("minItems" or "maxItems") || other >= 0;
}
