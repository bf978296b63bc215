using System.Text.Json.Serialization;

namespace SdrsMock.Client;

// Bodies that the client makes of a method's parameters.

internal sealed record RenameRequest([property: JsonPropertyName("name")] string Name);

internal sealed record SetPriorityRequest([property: JsonPropertyName("priority_station")] string PriorityStation);

internal sealed record ExpandRequest([property: JsonPropertyName("new_size")] int Gigabytes);

internal sealed record AttachRequest(
    [property: JsonPropertyName("replication_id")] string ReplicationId,
    [property: JsonPropertyName("device")] string Device);

internal sealed record DeleteNicRequest([property: JsonPropertyName("nic_id")] string NicId);

internal sealed record BatchAddTagsRequest(
    [property: JsonPropertyName("tags")] IReadOnlyList<Tag> Tags,
    [property: JsonPropertyName("action")] string Action = "create");

internal sealed record BatchDeleteTagsRequest(
    [property: JsonPropertyName("tags")] IReadOnlyList<TagDelete> Tags,
    [property: JsonPropertyName("action")] string Action = "delete");
