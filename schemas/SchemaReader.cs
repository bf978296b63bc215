using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>
/// Reads keywords of a schema. Keywords that the schema itself does not have are read from the target of its <c>$ref</c>.
/// </summary>
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
