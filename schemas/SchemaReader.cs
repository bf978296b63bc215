using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>A schema as written, with the fragment that its <c>$ref</c> names behind it.</summary>
internal readonly struct SchemaReader(JsonElement own)
{
    public JsonElement? Get(string keyword)
    {
        if (own.TryGetProperty(keyword, out var value))
        {
            return value;
        }

        return own.TryGetProperty("$ref", out var reference)
            ? new SchemaReader(SchemaFiles.Parse(reference.GetString()!)).Get(keyword)
            : null;
    }

    public int? Int(string keyword) => Get(keyword)?.GetInt32();

    public string? Text(string keyword) => Get(keyword)?.GetString();
}
