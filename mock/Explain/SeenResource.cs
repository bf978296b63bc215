using System.Text.Json.Serialization;

namespace SdrsMock.Explain;

/// <summary>A resource that a checked value names.</summary>
/// <param name="Type">The type as in the catalog, such as <c>protection-group</c>, or <c>server</c> or <c>volume</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Its status.</param>
internal sealed record SeenResource(
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("status")] string Status);
