using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MockCoverage))]
internal sealed partial class MockCoverageJson : JsonSerializerContext;
