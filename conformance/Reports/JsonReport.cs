using System.Text.Json;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>Writes and reads the run as JSON, for tools and for a comparison with a later run.</summary>
internal static class JsonReport
{
    public static void Write(RunReport run, Stream stream) => JsonSerializer.Serialize(stream, run, RunReportJson.Default.RunReport);

    /// <exception cref="JsonException">The document is not a run report; the message names the member.</exception>
    public static RunReport Read(Stream stream)
    {
        var report = JsonSerializer.Deserialize(stream, RunReportJson.Default.RunReport) ?? throw new JsonException("the report is empty");
        return FindMissing(report) is { } missing ? throw new JsonException($"{missing} is missing, null or invalid") : report;
    }

    // The serializer accepts null for members and items, and leaves out what a nested object lacks.
    private static string? FindMissing(RunReport report) =>
        report.Tool is null ? "tool"
        : report.Target is null ? "target"
        : report.Summary is null ? "summary"
        : report.Scenarios is null ? "the count of scenarios"
        : report.Steps is null ? "steps"
        : !IsList(report.Findings) ? "findings"
        : !IsList(report.LeftBehind) ? "leftBehind"
        : report.Shard is { } shard && !IsShard(shard) ? "shard"
        : FindMissing(report.Coverage) ?? FindMissing(report.Results);

    private static string? FindMissing(CoverageReport? coverage) =>
        coverage is not
        {
            Source: not null, Operations.Missing: not null, GatewayCodes.Missing: not null, Http: not null,
            Constraints: { NotPlayed: not null, Lines: not null }, Codes: { Reaches: not null, NotMet: not null, Lines: not null },
        } ? "coverage"
        : !IsList(coverage.Constraints.Lines) || !coverage.Constraints.Lines.All(line => IsList(line.Rows)) ? "coverage.constraints.lines"
        : !IsList(coverage.Codes.Lines) || !IsList(coverage.Codes.Reaches) ? "coverage.codes"
        : null;

    private static string? FindMissing(IReadOnlyList<ScenarioReport>? results)
    {
        if (!IsList(results))
        {
            return "results";
        }

        foreach (var (index, scenario) in results!.Index())
        {
            if (scenario.Name is null || scenario.File is null || !IsList(scenario.Tags) || !IsList(scenario.LeftBehind)
                || !IsList(scenario.Steps) || !scenario.Steps.All(IsComplete))
            {
                return $"a member of results[{index}]";
            }
        }

        return null;
    }

    private static bool IsComplete(StepReport step) =>
        step.Call is not null && step.Note is not null && IsList(step.Covers) && IsList(step.Failures) && IsList(step.Findings)
        && IsList(step.History)
        && step.Request is null or { Method: not null, Url: not null, Headers: not null }
        && step.Response is null or { Headers: not null, Body: not null };

    private static bool IsList<T>(IReadOnlyList<T>? items) => items?.All(item => item is not null) is true;

    private static bool IsShard(string text)
    {
        try
        {
            Shard.Parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The JSON Schema of the report.</summary>
    public static string Schema()
    {
        using var stream = typeof(JsonReport).Assembly.GetManifestResourceStream("run-report.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
