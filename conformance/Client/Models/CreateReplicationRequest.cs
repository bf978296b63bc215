using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A replication pair to be made. Source: <c>schemas/CreateReplication.request.json</c>.</summary>
public sealed record CreateReplicationRequest
{
    /// <summary>Id of the protection group.</summary>
    [JsonPropertyName("server_group_id")]
    public required string ServerGroupId { get; init; }

    /// <summary>Id of the production site disk.</summary>
    [JsonPropertyName("volume_id")]
    public required string VolumeId { get; init; }

    /// <summary>1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>At most 64 bytes of UTF-8, without angle brackets.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Id of a DSS storage pool at the DR site; needed where the DR site disk uses DSS.</summary>
    [JsonPropertyName("cluster_id")]
    public string? ClusterId { get; init; }
}
