using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Execution;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CleanupLogLine))]
internal sealed partial class CleanupLogJsonContext : JsonSerializerContext;
