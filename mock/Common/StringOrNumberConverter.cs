using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Common;

/// <summary>A text that people may give as a number: tables of scenarios do not quote.</summary>
internal sealed class StringOrNumberConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt64(out var number) => $"{number}",
            JsonTokenType.String or JsonTokenType.Null => reader.GetString(),
            // Without words of ours the serializer says where.
            _ => throw new JsonException(),
        };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
