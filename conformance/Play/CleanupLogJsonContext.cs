using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Play;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CleanupLogLine))]
internal sealed partial class CleanupLogJsonContext : JsonSerializerContext;
