using System.Text.Json;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>The whole run as data, for tools and for comparing with a later run.</summary>
internal static class JsonReport
{
    public static void Write(RunReport run, Stream stream) => JsonSerializer.Serialize(stream, run, RunReportJson.Default.RunReport);

    /// <exception cref="JsonException">It is no such report.</exception>
    public static RunReport Read(Stream stream) => JsonSerializer.Deserialize(stream, RunReportJson.Default.RunReport)
        ?? throw new JsonException("the report is empty");

    /// <summary>What the report looks like, as JSON Schema.</summary>
    public static string Schema()
    {
        using var stream = typeof(JsonReport).Assembly.GetManifestResourceStream("run-report.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
