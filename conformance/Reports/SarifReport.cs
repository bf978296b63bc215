using System.Text.Json;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Reports;

/// <summary>Writes a SARIF 2.1.0 report, which code hosts show beside the lines of the scenario files.</summary>
internal static class SarifReport
{
    private static readonly Dictionary<string, string> s_rules = new()
    {
        ["target-failed"] = "The response of the target differs from what the row expects",
        ["table-broken"] = "The row cannot be executed",
        ["worth-knowing"] = "The row passed, but its response contains a finding",
        ["wrong"] = "The scenario file is invalid",
        ["suspicious"] = "The scenario file is valid, but probably does not say what was meant",
    };

    public static void Write(IEnumerable<SourceDiagnostic> findings, Stream stream)
    {
        var all = findings.ToList();
        var rules = all.Select(finding => finding.Rule).Distinct().ToList();
        using var json = new Utf8JsonWriter(stream, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in all)
        {
            WriteResult(json, finding, rules.IndexOf(finding.Rule));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, List<string> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", ProductInfo.Name);
        json.WriteString("semanticVersion", ProductInfo.Version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule);
            json.WriteStartObject("shortDescription");
            json.WriteString("text", s_rules[rule]);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, SourceDiagnostic finding, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", finding.Level);
        json.WriteStartObject("message");
        json.WriteString("text", $"{finding.Title}\n{finding.Message}".Trim());
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", GetUri(Workbook.GetFile(finding.File)));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", Math.Max(1, finding.Row));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Viewers resolve a relative URI against the root of the checkout.
    private static string GetUri(string file) => Path.IsPathRooted(file)
        ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
