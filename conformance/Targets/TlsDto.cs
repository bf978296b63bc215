using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Targets;

/// <summary>The trusted certificates.</summary>
internal sealed record TlsDto
{
    [JsonPropertyName("ca")]
    public string? Ca { get; init; }

    [JsonPropertyName("fingerprint")]
    public string? Fingerprint { get; init; }
}
