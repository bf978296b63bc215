using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

internal sealed record BatchAddTagsRequest(
    [property: JsonPropertyName("tags")] IReadOnlyList<Tag> Tags,
    [property: JsonPropertyName("action")] string Action = "create");
