using System.Text.Json.Serialization;

namespace SdrsMock.Client;

// Bodies that the client makes of a method's parameters.

internal sealed record NewName(string Name);

internal sealed record NewPriority(string PriorityStation);

internal sealed record NewSize([property: JsonPropertyName("new_size")] int Gigabytes);

internal sealed record NewAttachment(string ReplicationId, string Device);

internal sealed record NicDeletion(string NicId);

internal sealed record TagsToAdd(IReadOnlyList<Tag> Tags, string Action = "create");

internal sealed record TagsToDelete(IReadOnlyList<TagRemoval> Tags, string Action = "delete");
