using System.Text.Json;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>Writes the report as JSON, as <c>mutant-report.schema.json</c> describes.</summary>
internal static class MutantJsonReport
{
    public static void Write(MutantRunReport report, Stream stream) =>
        JsonSerializer.Serialize(stream, report, MutantReportJson.Default.MutantRunReport);

    /// <summary>The JSON Schema of the report.</summary>
    public static string Schema()
    {
        using var stream = typeof(MutantJsonReport).Assembly.GetManifestResourceStream("mutant-report.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
