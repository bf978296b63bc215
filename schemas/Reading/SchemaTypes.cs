using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>The types that a schema's <c>type</c> allows.</summary>
[Flags]
internal enum SchemaTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
    Any = 127,
}

internal static class SchemaTypesReading
{
    public static SchemaTypes Of(JsonElement? type) => type switch
    {
        null => SchemaTypes.Any,
        { ValueKind: JsonValueKind.Array } several => several.EnumerateArray().Aggregate(SchemaTypes.None, (types, one) => types | Named(one)),
        { } one => Named(one),
    };

    private static SchemaTypes Named(JsonElement name) => Enum.Parse<SchemaTypes>(name.GetString()!, ignoreCase: true);
}
