using System.Text.Json.Nodes;

namespace SdrsMock.OpenApi;

/// <summary>Converts a document of OpenAPI 3.1 to 3.0.3. Only what the documents of this project use is converted.</summary>
internal static class OpenApi30Converter
{
    /// <summary>Changes the document in place.</summary>
    public static void Convert(JsonObject document)
    {
        document["openapi"] = "3.0.3";
        if (document["info"]?["license"] is JsonObject license && license.Remove("identifier", out var identifier))
        {
            license["url"] = $"https://spdx.org/licenses/{(string?)identifier}.html";
        }

        ConvertNode(document, isExample: false);
    }

    private static void ConvertNode(JsonNode? node, bool isExample)
    {
        if (node is JsonObject schema && !isExample)
        {
            ConvertReference(schema);
            ConvertType(schema);
        }

        foreach (var (name, inner) in node is JsonObject members
            ? members.ToList()
            : (node as JsonArray ?? []).Select(item => KeyValuePair.Create("", item)))
        {
            ConvertNode(inner, isExample || name is "example" or "examples");
        }
    }

    // 3.0 ignores what stands beside a reference, and linters reject it.
    private static void ConvertReference(JsonObject schema)
    {
        if (schema["$ref"] is JsonValue)
        {
            foreach (var beside in schema.Select(member => member.Key).Where(name => name != "$ref").ToList())
            {
                schema.Remove(beside);
            }
        }
    }

    // ["string", "null"] becomes a nullable string, ["string", "integer"] a choice of two schemas.
    private static void ConvertType(JsonObject schema)
    {
        if (schema["type"] is not JsonArray types)
        {
            return;
        }

        var names = types.Select(type => (string)type!).Where(name => name != "null").ToList();
        if (names.Count < types.Count)
        {
            schema["nullable"] = true;
        }

        if (names is [var only])
        {
            schema["type"] = only;
            return;
        }

        schema.Remove("type");
        schema["oneOf"] = new JsonArray([.. names.Select(name => ToAlternative(schema, name))]);
        foreach (var word in s_textWords.Concat(s_numberWords))
        {
            schema.Remove(word);
        }
    }

    private static readonly string[] s_textWords = ["pattern", "minLength", "maxLength", "format"];
    private static readonly string[] s_numberWords = ["minimum", "maximum"];

    private static JsonObject ToAlternative(JsonObject schema, string type)
    {
        var alternative = new JsonObject { ["type"] = type };
        foreach (var word in type == "string" ? s_textWords : s_numberWords)
        {
            if (schema[word] is { } value)
            {
                alternative[word] = value.DeepClone();
            }
        }

        return alternative;
    }
}
