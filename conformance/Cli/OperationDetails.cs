using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Conformance.Reports;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Cli;

/// <summary>Shows one operation: its parameters, the fields of its body and response, its sample body, and its constraints.</summary>
internal static class OperationDetails
{
    private const int MaxDepth = 4;
    private static readonly string[] s_combinations = ["allOf", "anyOf", "oneOf"];
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    public static void Write(string name, TextWriter output)
    {
        var contract = OperationContract.Load(name);
        output.WriteLine();
        output.WriteLine($"{contract.Title} ({contract.Page})");
        WriteFields("Path", contract.PathParameters.Select(parameter => new[] { parameter, "string", "required", "" }), output);
        WriteFields("Query", contract.Query.Names.Select(parameter => new[] { parameter, "", "", "" }), output);
        WriteFields("Body", GetFields(JsonNode.Parse(contract.RequestSchema()), "", 0), output);
        WriteFields("Response", GetFields(JsonNode.Parse(contract.ResponseSchema()), "", 0), output);
        if (contract.Sample is { } sample)
        {
            output.WriteLine();
            output.WriteLine("Sample body");
            output.WriteLine(JsonSerializer.Serialize(sample, s_indented));
        }

        var constraints = Catalog.Constraints.Where(entry => entry.Operation == name).ToList();
        WriteFields("Constraints", constraints.Select(
            entry => new[] { entry.Id, $"{entry.Status} {entry.Code}".Trim(), entry.Statement }), output);
    }

    private static void WriteFields(string title, IEnumerable<string[]> rows, TextWriter output)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title);
        foreach (var line in TextTable.Lines([.. all[0].Select(_ => "")], all).Skip(1))
        {
            output.WriteLine($"  {line.TrimEnd()}");
        }
    }

    private static IEnumerable<string[]> GetFields(JsonNode? node, string prefix, int depth)
    {
        if (node is not JsonObject schema || depth > MaxDepth)
        {
            yield break;
        }

        var required = schema["required"] is JsonArray names ? names.Select(item => item?.ToString()).ToHashSet() : [];
        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
        {
            var path = $"{prefix}{name}";
            yield return [path, member?["type"] is { } type ? FormatType(type) : "", required.Contains(name) ? "required" : "",
                $"{member?["description"]}"];
            var isList = member?["items"] is JsonObject;
            foreach (var field in GetFields(isList ? member!["items"] : member, isList ? $"{path}[*]." : $"{path}.", depth + 1))
            {
                yield return field;
            }
        }

        foreach (var alternative in s_combinations.Select(keyword => schema[keyword]).OfType<JsonArray>()
            .SelectMany(list => list))
        {
            foreach (var field in GetFields(alternative, prefix, depth + 1))
            {
                yield return field;
            }
        }
    }

    private static string FormatType(JsonNode type) =>
        type is JsonArray types ? string.Join(" or ", types.Select(item => $"{item}")) : $"{type}";
}
