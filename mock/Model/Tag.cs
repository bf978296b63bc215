using System.Text.Json;
using System.Text.Json.Serialization;
using SdrsMock.Common;

namespace SdrsMock.Model;

/// <summary>A tag of a protected instance.</summary>
internal readonly record struct Tag(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value")] string Value)
{
    public static void WriteAll(Utf8JsonWriter json, SmallList<Tag> tags)
    {
        json.WriteStartArray("tags"u8);
        foreach (var tag in tags)
        {
            json.WriteStartObject();
            json.WriteString("key"u8, tag.Key);
            json.WriteString("value"u8, tag.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
