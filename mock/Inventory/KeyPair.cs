using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A key pair for logging in to servers; its name is its id.</summary>
internal sealed record KeyPair : IHasId
{
    [JsonIgnore]
    public string Id => Name;

    [JsonPropertyName("name")]
    public required string Name { get; init; }
}
