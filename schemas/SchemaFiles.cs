using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SdrsMock.Schemas;

/// <summary>The schema and catalog files that are embedded in the assembly. Thread-safe.</summary>
public static class SchemaFiles
{
    private static readonly ConcurrentDictionary<string, JsonDocument> s_parsed = new();

    /// <summary>Reads a file, such as <c>types/name.json</c>.</summary>
    /// <exception cref="FileNotFoundException">The file is not embedded.</exception>
    public static ReadOnlyMemory<byte> Read(string path)
    {
        using var stream = typeof(SchemaFiles).Assembly.GetManifestResourceStream(path)
            ?? throw new FileNotFoundException($"schemas/{path} is not embedded in the assembly", path);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Parses a file. The result is cached.</summary>
    public static JsonElement Parse(string path) =>
        s_parsed.GetOrAdd(
            path, static path => JsonDocument.Parse(Read(path), new JsonDocumentOptions { AllowDuplicateProperties = false }))
            .RootElement;

    /// <summary>The paths of all embedded files.</summary>
    public static IEnumerable<string> Paths => typeof(SchemaFiles).Assembly.GetManifestResourceNames();

    /// <summary>
    /// Returns a schema as one document: each <c>$ref</c> is replaced by its target. Keys beside the <c>$ref</c> override those
    /// of the target.
    /// </summary>
    /// <remarks>For validators, such as NJsonSchema, that read keys beside a <c>$ref</c> differently or not at all.</remarks>
    public static JsonNode Inline(string path) => Inline(Parse(path))!;

    private static JsonNode? Inline(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => InlineObject(element),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Inline)]),
        _ => JsonNode.Parse(element.GetRawText()),
    };

    private static JsonObject InlineObject(JsonElement element)
    {
        var merged = element.TryGetProperty("$ref", out var reference) && reference.ValueKind is JsonValueKind.String
            ? InlineObject(Parse(reference.GetString()!))
            : [];

        foreach (var member in element.EnumerateObject().Where(member => member.Name != "$ref"))
        {
            merged[member.Name] = Inline(member.Value);
        }

        return merged;
    }
}
