using System.Text.Json.Serialization;

namespace SdrsMock.ControlPlane;

/// <summary>JSON serialization of the control plane's types: snake_case names, null members omitted.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Explain.Explanation))]
[JsonSerializable(typeof(FaultRule))]
[JsonSerializable(typeof(IReadOnlyList<FaultRule>))]
[JsonSerializable(typeof(IReadOnlyList<JournalEntry>))]
internal sealed partial class ControlJson : JsonSerializerContext;
