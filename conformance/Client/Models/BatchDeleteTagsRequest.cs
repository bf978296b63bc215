using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

internal sealed record BatchDeleteTagsRequest(
    [property: JsonPropertyName("tags")] IReadOnlyList<TagDelete> Tags,
    [property: JsonPropertyName("action")] string Action = "delete");
