using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports;

/// <summary>The parts of a SARIF 2.1.0 log that the runner writes. The names are those of the standard.</summary>
internal sealed record SarifLog(
    [property: JsonPropertyName("$schema")] string Schema,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("runs")] IReadOnlyList<SarifRun> Runs);

/// <summary>A run of the tool.</summary>
internal sealed record SarifRun(
    [property: JsonPropertyName("tool")] SarifTool Tool,
    [property: JsonPropertyName("columnKind")] string ColumnKind,
    [property: JsonPropertyName("results")] IReadOnlyList<SarifResult> Results);

/// <summary>The tool.</summary>
internal sealed record SarifTool([property: JsonPropertyName("driver")] SarifDriver Driver);

/// <summary>The name of the tool and its rules.</summary>
internal sealed record SarifDriver(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("semanticVersion")] string SemanticVersion,
    [property: JsonPropertyName("rules")] IReadOnlyList<SarifRule> Rules);

/// <summary>A kind of finding.</summary>
internal sealed record SarifRule(
    [property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("shortDescription")] SarifText Description);

/// <summary>A text.</summary>
internal sealed record SarifText([property: JsonPropertyName("text")] string Text);

/// <summary>A finding.</summary>
internal sealed record SarifResult(
    [property: JsonPropertyName("ruleId")] string RuleId,
    [property: JsonPropertyName("ruleIndex")] int RuleIndex,
    [property: JsonPropertyName("level")] string Level,
    [property: JsonPropertyName("message")] SarifText Message,
    [property: JsonPropertyName("locations")] IReadOnlyList<SarifLocation> Locations);

/// <summary>The place of a finding.</summary>
internal sealed record SarifLocation([property: JsonPropertyName("physicalLocation")] SarifPhysicalLocation Place);

/// <summary>A line of a file.</summary>
internal sealed record SarifPhysicalLocation(
    [property: JsonPropertyName("artifactLocation")] SarifFile File, [property: JsonPropertyName("region")] SarifRegion Region);

/// <summary>A file.</summary>
internal sealed record SarifFile([property: JsonPropertyName("uri")] string Uri);

/// <summary>A line, from 1.</summary>
internal sealed record SarifRegion([property: JsonPropertyName("startLine")] int StartLine);
