using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports;

/// <summary>JSON serialization of the SARIF report.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class SarifJson : JsonSerializerContext;
