using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A virtual private cloud.</summary>
internal sealed record Vpc : IHasId
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("cidr")]
    public required string Cidr { get; init; }
}
