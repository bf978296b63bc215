using System.Text.Json;

namespace SdrsMock.Resources;

/// <summary>A tag of a protected instance.</summary>
internal sealed record Tag(string Key, string Value)
{
    public static void WriteAll(Utf8JsonWriter json, IEnumerable<Tag> tags)
    {
        json.WriteStartArray("tags");
        foreach (var tag in tags)
        {
            json.WriteStartObject();
            json.WriteString("key", tag.Key);
            json.WriteString("value", tag.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
