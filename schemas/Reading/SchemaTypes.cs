using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>The types that a schema's <c>type</c> allows.</summary>
[Flags]
internal enum JsonSchemaType
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

internal static class SchemaTypeParser
{
    public static JsonSchemaType Parse(JsonElement? type) => type switch
    {
        null => JsonSchemaType.Any,
        { ValueKind: JsonValueKind.Array } several => several.EnumerateArray().Aggregate(JsonSchemaType.None, (types, one) => types | ParseName(one)),
        { } one => ParseName(one),
    };

    private static JsonSchemaType ParseName(JsonElement name) => Enum.Parse<JsonSchemaType>(name.GetString()!, ignoreCase: true);
}
