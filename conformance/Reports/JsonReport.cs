using System.Text.Json;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>Writes and reads the run as JSON, for tools and for a comparison with a later run.</summary>
internal static class JsonReport
{
    public static void Write(RunReport run, Stream stream) => JsonSerializer.Serialize(stream, run, RunReportJson.Default.RunReport);

    /// <exception cref="JsonException">The document is not a run report.</exception>
    public static RunReport Read(Stream stream) => JsonSerializer.Deserialize(stream, RunReportJson.Default.RunReport)
        ?? throw new JsonException("the report is empty");

    /// <summary>The JSON Schema of the report.</summary>
    public static string Schema()
    {
        using var stream = typeof(JsonReport).Assembly.GetManifestResourceStream("run-report.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
