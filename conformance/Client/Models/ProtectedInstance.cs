using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A protected instance. Source: <c>schemas/types/protected-instance.json</c>.</summary>
public sealed record ProtectedInstance
{
    /// <summary>UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The description, or null.</summary>
    [JsonPropertyName("description")]
    public required string? Description { get; init; }

    /// <summary>Id of its protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>One of <see cref="ProtectedInstanceStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Progress of the synchronisation in per cent.</summary>
    [JsonPropertyName("progress")]
    public required int Progress { get; init; }

    /// <summary>Id of the production site server.</summary>
    [JsonPropertyName("source_server")]
    public required string SourceServer { get; init; }

    /// <summary>Id of the DR site server; null until it has been made.</summary>
    [JsonPropertyName("target_server")]
    public required string? TargetServer { get; init; }

    /// <summary>When it was made, UTC.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The site that is production: one of <see cref="Station"/>.</summary>
    [JsonPropertyName("priority_station")]
    public required string PriorityStation { get; init; }

    /// <summary>The replication pairs of its disks.</summary>
    [JsonPropertyName("attachment")]
    public required IReadOnlyList<InstanceAttachment> Attachment { get; init; }

    /// <summary>Its tags.</summary>
    [JsonPropertyName("tags")]
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>Empty, or <c>__system__frozen</c> = <c>true</c> where the instance is frozen.</summary>
    [JsonPropertyName("metadata")]
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }
}
