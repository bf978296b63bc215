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

    /// <summary>The path of the file that a <c>$ref</c> names.</summary>
    /// <param name="reference">The reference, such as <c>types/name.json</c>.</param>
    /// <param name="file">The path of the file that contains it.</param>
    public static string Resolve(string reference, string file) => file[..(file.LastIndexOf('/') + 1)] + reference;

    /// <summary>
    /// Returns a schema as one document without <c>$schema</c> and <c>$id</c>: each <c>$ref</c> is replaced by its target. Keys beside
    /// the <c>$ref</c> override those of the target.
    /// </summary>
    public static JsonNode Inline(string path) => Inline(Parse(path), path)!;

    /// <summary>As <see cref="Inline(string)"/>, for validators written in .NET, such as NJsonSchema.</summary>
    /// <remarks>
    /// Lengths and patterns are regular expressions of .NET: NJsonSchema counts a character outside the basic plane as two, and passes
    /// patterns to <see cref="System.Text.RegularExpressions.Regex"/> as they are.
    /// </remarks>
    public static JsonNode InlineForDotNet(string path)
    {
        var schema = Inline(path);
        ConvertTexts(schema);
        return schema;
    }

    private static JsonNode? Inline(JsonElement element, string file) => element.ValueKind switch
    {
        JsonValueKind.Object => InlineObject(element, file),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(item => Inline(item, file))]),
        _ => JsonNode.Parse(element.GetRawText()),
    };

    private static JsonObject InlineObject(JsonElement element, string file)
    {
        JsonObject merged = [];
        if (element.TryGetProperty("$ref", out var reference) && reference.ValueKind is JsonValueKind.String)
        {
            var target = Resolve(reference.GetString()!, file);
            merged = InlineObject(Parse(target), target);
        }

        foreach (var member in element.EnumerateObject().Where(member => member.Name is not ("$ref" or "$schema" or "$id")
            || member.Value.ValueKind is not JsonValueKind.String))
        {
            merged[member.Name] = Inline(member.Value, file);
        }

        return merged;
    }

    private static void ConvertTexts(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            ConvertText(schema);
        }

        foreach (var inner in node is JsonObject parent ? parent.Select(member => member.Value) : node as JsonArray ?? [])
        {
            ConvertTexts(inner);
        }
    }

    private static void ConvertText(JsonObject schema)
    {
        var pattern = schema["pattern"] is JsonValue text ? PortablePattern.ToDotNet((string)text!) : null;
        var (minLength, maxLength) = ((int?)(schema["minLength"] as JsonValue), (int?)(schema["maxLength"] as JsonValue));
        if (minLength > 1 || maxLength is not null)
        {
            schema.Remove("minLength");
            schema.Remove("maxLength");
            pattern = $"(?={PortablePattern.OfLength(minLength ?? 0, maxLength)}){pattern}";
        }

        if (pattern is not null)
        {
            schema["pattern"] = pattern;
        }
    }
}
