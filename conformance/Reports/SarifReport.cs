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
        var driver = new SarifDriver(
            ProductInfo.Name, ProductInfo.Version, [.. rules.Select(rule => new SarifRule(rule, new(s_rules[rule])))]);
        var results = all.Select(finding => Describe(finding, rules.IndexOf(finding.Rule)));
        JsonSerializer.Serialize(
            stream,
            new("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", [new(new(driver), "utf16CodeUnits", [.. results])]),
            SarifJson.Default.SarifLog);
    }

    private static SarifResult Describe(SourceDiagnostic finding, int rule) => new(
        finding.Rule, rule, finding.Level, new($"{finding.Title}\n{finding.Message}".Trim()),
        [new(new(new(GetUri(Workbook.GetFile(finding.File))), new(Math.Max(1, finding.Row))))]);

    // Viewers resolve a relative URI against the root of the checkout.
    private static string GetUri(string file) => Path.IsPathRooted(file)
        ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
