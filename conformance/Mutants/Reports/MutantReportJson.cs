using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>The JSON of a report.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    Converters = [typeof(JsonStringEnumConverter<MutantOutcome>)])]
[JsonSerializable(typeof(MutantRunReport))]
internal sealed partial class MutantReportJson : JsonSerializerContext;
