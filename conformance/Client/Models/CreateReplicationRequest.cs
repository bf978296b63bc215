using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A replication pair to create. Source: <c>schemas/CreateReplication.request.json</c>.</summary>
public sealed record CreateReplicationRequest
{
    /// <summary>ID of the protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>ID of the production site disk.</summary>
    [JsonPropertyName("volume_id")]
    public required string VolumeId { get; init; }

    /// <summary>1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>At most 64 bytes of UTF-8, without angle brackets.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>ID of a DSS storage pool at the DR site; required if the DR site disk uses DSS.</summary>
    [JsonPropertyName("cluster_id")]
    public string? ClusterId { get; init; }
}
