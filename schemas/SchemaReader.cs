using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>
/// Reads keywords of a schema. Keywords that the schema itself does not have are read from the target of its <c>$ref</c>.
/// </summary>
/// <param name="own">The schema.</param>
/// <param name="file">The file that contains the schema; references are relative to it.</param>
internal readonly struct SchemaReader(JsonElement own, string file)
{
    public JsonElement? Get(string keyword) => Find(keyword)?.Value;

    public int? Int(string keyword) => Get(keyword)?.GetInt32();

    public string? Text(string keyword) => Get(keyword)?.GetString();

    /// <summary>A keyword whose value is a schema, or null without one.</summary>
    public SchemaReader? Schema(string keyword) =>
        Find(keyword) is { Value.ValueKind: JsonValueKind.Object } found ? new(found.Value, found.File) : null;

    /// <summary>The members under <c>properties</c>, in the order of the file.</summary>
    public IEnumerable<KeyValuePair<string, SchemaReader>> Members() => Find("properties") is { } found
        ? found.Value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, new SchemaReader(member.Value, found.File)))
        : [];

    private (JsonElement Value, string File)? Find(string keyword)
    {
        if (own.TryGetProperty(keyword, out var value))
        {
            return (value, file);
        }

        if (!own.TryGetProperty("$ref", out var reference))
        {
            return null;
        }

        var target = SchemaFiles.Resolve(reference.GetString()!, file);
        return new SchemaReader(SchemaFiles.Parse(target), target).Find(keyword);
    }
}
