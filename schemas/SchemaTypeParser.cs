using System.Text.Json;

namespace SdrsMock.Schemas;

internal static class SchemaTypeParser
{
    public static JsonSchemaType Parse(JsonElement? type) => type switch
    {
        null => JsonSchemaType.Any,
        { ValueKind: JsonValueKind.Array } several => several
            .EnumerateArray()
            .Aggregate(JsonSchemaType.None, (types, one) => types | ParseName(one)),
        { } one => ParseName(one),
    };

    private static JsonSchemaType ParseName(JsonElement name) => Enum.Parse<JsonSchemaType>(name.GetString()!, ignoreCase: true);
}
