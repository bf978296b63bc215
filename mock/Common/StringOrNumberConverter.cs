using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Common;

/// <summary>Reads a string that can also be written as a number, because cells of scenario tables are not quoted.</summary>
internal sealed class StringOrNumberConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt64(out var number) => $"{number}",
            JsonTokenType.String or JsonTokenType.Null => reader.GetString(),
            // Without a message, the serializer adds the path.
            _ => throw new JsonException(),
        };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
