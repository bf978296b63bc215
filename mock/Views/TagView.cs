using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Model;

namespace SdrsMock.Views;

/// <summary>Writes the tags of a protected instance.</summary>
internal static class TagView
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
