using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A protected instance. Source: <c>schemas/types/protected-instance.json</c>.</summary>
public sealed record ProtectedInstance
{
    /// <summary>The ID, a UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The description, or null.</summary>
    [JsonPropertyName("description")]
    public required string? Description { get; init; }

    /// <summary>ID of its protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>One of <see cref="ProtectedInstanceStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Progress of the synchronization in per cent, 0 to 100.</summary>
    [JsonPropertyName("progress")]
    public required int Progress { get; init; }

    /// <summary>ID of the production site server.</summary>
    [JsonPropertyName("source_server")]
    public required string SourceServer { get; init; }

    /// <summary>ID of the DR site server; null until the server is created.</summary>
    [JsonPropertyName("target_server")]
    public required string? TargetServer { get; init; }

    /// <summary>Creation time, UTC.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Time of the last change, UTC.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The current production site: one of <see cref="Station"/>.</summary>
    [JsonPropertyName("priority_station")]
    public required string PriorityStation { get; init; }

    /// <summary>The attached replication pairs.</summary>
    [JsonPropertyName("attachment")]
    public required IReadOnlyList<InstanceAttachment> Attachment { get; init; }

    /// <summary>The tags.</summary>
    [JsonPropertyName("tags")]
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>Empty, or <c>__system__frozen</c> = <c>true</c> if the instance is frozen.</summary>
    [JsonPropertyName("metadata")]
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }
}
