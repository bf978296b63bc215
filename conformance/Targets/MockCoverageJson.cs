using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Targets;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MockCoverage))]
internal sealed partial class MockCoverageJson : JsonSerializerContext;
