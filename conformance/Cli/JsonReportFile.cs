using System.Text.Json;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Cli;

/// <summary>A file that <c>run --json</c> wrote.</summary>
internal static class JsonReportFile
{
    /// <exception cref="UsageException">The file is not a report.</exception>
    public static RunReport Read(FileInfo file)
    {
        try
        {
            using var stream = file.OpenRead();
            var report = JsonReport.Read(stream);
            return report.Format == RunReport.CurrentFormat
                ? report
                : throw new JsonException($"its format is '{report.Format}', not '{RunReport.CurrentFormat}'");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} is not a report of run --json: {exception.Message}");
        }
    }
}
