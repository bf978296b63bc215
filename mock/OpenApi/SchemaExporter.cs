using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SdrsMock.Schemas;

namespace SdrsMock.OpenApi;

/// <summary>
/// Converts schema files to schemas of an OpenAPI document for one edition. Objects and enumerations of <c>types/</c> become named
/// components; other types are written where they are used.
/// </summary>
internal sealed class SchemaExporter(string edition)
{
    private const string Prefix = "#/components/schemas/";

    // These keywords describe the call, or are about files. A title would name a generated class beside the component's name.
    private static readonly HashSet<string> s_omitted =
        ["$schema", "$id", "$ref", "title", "x-doc", "x-call", "x-success", "x-query", "x-no-match", "x-sample", "x-edition"];

    // Tools write patterns to HTTP headers and source code, which cannot hold the rarer blanks that some patterns exclude.
    private static readonly Regex s_notAscii = new(@"[^\x00-\x7F](?:-[^\x00-\x7F])?");

    private readonly SortedDictionary<string, JsonNode?> _components = new(StringComparer.Ordinal);

    /// <summary>The components that were used so far, by name.</summary>
    public JsonObject Components => new(_components.Select(component => KeyValuePair.Create(component.Key, component.Value?.DeepClone())));

    /// <summary>Adds a component, and one for each object in it, and returns the reference to it.</summary>
    public JsonObject AddComponent(string name, JsonObject schema)
    {
        foreach (var (member, inner) in (schema["properties"] as JsonObject ?? []).ToList())
        {
            if (inner is JsonObject { Count: > 0 } own && HasMembers(own))
            {
                schema["properties"]![member] = AddComponent(name + Capitalize(member), own);
            }
            else if (inner?["items"] is JsonObject items && HasMembers(items))
            {
                inner["items"] = AddComponent(name + Capitalize(member), items);
            }
        }

        _components[name] = schema;
        return new() { ["$ref"] = Prefix + name };
    }

    /// <summary>The component that a schema refers to; without a reference, the schema itself.</summary>
    public JsonObject Resolve(JsonObject schema) =>
        schema["$ref"] is JsonValue reference ? _components[((string)reference!)[Prefix.Length..]]!.AsObject() : schema;

    /// <summary>The schema of a whole file, such as <c>CreateProtectionGroup.request.json</c>.</summary>
    public JsonObject Export(string path) => ExportObject(SchemaFiles.Parse(path), path);

    /// <summary>The schema of a query parameter, or null if the edition does not have it.</summary>
    public JsonObject? ExportParameter(string operation, string parameter)
    {
        var path = $"{operation}.request.json";
        var schema = SchemaFiles.Parse(path).GetProperty("x-query").GetProperty("properties").GetProperty(parameter);
        return IsOfEdition(schema, path) ? ExportObject(schema, path) : null;
    }

    private JsonObject ExportObject(JsonElement schema, string file)
    {
        JsonObject exported = [];
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var target = SchemaFiles.Resolve(reference.GetString()!, file);
            exported = IsComponent(SchemaFiles.Parse(target)) ? Refer(target) : Export(target);
        }

        foreach (var word in schema.EnumerateObject().Where(word => !s_omitted.Contains(word.Name)))
        {
            exported[word.Name] = word.Name switch
            {
                "properties" => ExportMembers(word.Value, file),
                "required" => ExportRequired(schema, word.Value, file),
                "items" => ExportObject(word.Value, file),
                "pattern" => s_notAscii.Replace(word.Value.GetString()!, ""),
                "additionalProperties" when word.Value.ValueKind is JsonValueKind.Object => ExportObject(word.Value, file),
                _ => JsonNode.Parse(word.Value.GetRawText()),
            };
        }

        Simplify(exported);
        return exported;
    }

    private JsonObject ExportMembers(JsonElement members, string file) => new(members.EnumerateObject()
        .Where(member => IsOfEdition(member.Value, file))
        .Select(member => KeyValuePair.Create(member.Name, (JsonNode?)ExportObject(member.Value, file))));

    private JsonArray ExportRequired(JsonElement schema, JsonElement names, string file) => new([.. names.EnumerateArray()
        .Where(name => !schema.TryGetProperty("properties", out var members)
            || !members.TryGetProperty(name.GetString()!, out var member)
            || IsOfEdition(member, file))
        .Select(name => (JsonNode?)name.GetString())]);

    private JsonObject Refer(string path)
    {
        var name = NameOf(path);
        if (!_components.ContainsKey(name))
        {
            // The name is taken before the members are read, which may refer to it.
            _components[name] = null;
            var schema = Export(path);
            if (!schema.ContainsKey("description") && SchemaFiles.Parse(path).TryGetProperty("title", out var title))
            {
                schema["description"] = $"{title.GetString()}.";
            }

            AddComponent(name, schema);
        }

        return new() { ["$ref"] = Prefix + name };
    }

    // Generators turn both into declarations that contradict each other: a default of one of two types, and other members of a type
    // that the listed ones do not have.
    private static void Simplify(JsonObject schema)
    {
        if (schema["type"] is JsonArray types && types.Count(type => (string?)type != "null") > 1)
        {
            schema.Remove("default");
        }

        if (schema["properties"] is JsonObject { Count: > 0 })
        {
            schema.Remove("additionalProperties");
        }
    }

    private bool IsOfEdition(JsonElement schema, string file)
    {
        if (schema.TryGetProperty("x-edition", out var only))
        {
            return only.GetString() == edition;
        }

        if (!schema.TryGetProperty("$ref", out var reference))
        {
            return true;
        }

        var target = SchemaFiles.Resolve(reference.GetString()!, file);
        return IsOfEdition(SchemaFiles.Parse(target), target);
    }

    private static bool IsComponent(JsonElement schema) =>
        schema.TryGetProperty("properties", out _) || schema.TryGetProperty("enum", out _);

    private static bool HasMembers(JsonObject schema) => schema["properties"] is JsonObject { Count: > 0 };

    // types/protection-group.json is ProtectionGroup.
    private static string NameOf(string path) => Capitalize(Path.GetFileNameWithoutExtension(path));

    private static string Capitalize(string name) =>
        string.Concat(name.Split('-', '_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
