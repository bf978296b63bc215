using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>Stores a final status as its text.</summary>
internal sealed class FinalStatusConverter : JsonConverter<FinalStatus>
{
    public override FinalStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("a status is null"));

    public override void Write(Utf8JsonWriter writer, FinalStatus value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
