using System.Text.Json.Serialization;

namespace SdrsMock.Client;

// Bodies that the client makes of a method's parameters.

internal sealed record NewName([property: JsonPropertyName("name")] string Name);

internal sealed record NewPriority([property: JsonPropertyName("priority_station")] string PriorityStation);

internal sealed record NewSize([property: JsonPropertyName("new_size")] int Gigabytes);

internal sealed record NewAttachment(
    [property: JsonPropertyName("replication_id")] string ReplicationId,
    [property: JsonPropertyName("device")] string Device);

internal sealed record NicDeletion([property: JsonPropertyName("nic_id")] string NicId);

internal sealed record TagsToAdd(
    [property: JsonPropertyName("tags")] IReadOnlyList<Tag> Tags,
    [property: JsonPropertyName("action")] string Action = "create");

internal sealed record TagsToDelete(
    [property: JsonPropertyName("tags")] IReadOnlyList<TagRemoval> Tags,
    [property: JsonPropertyName("action")] string Action = "delete");
