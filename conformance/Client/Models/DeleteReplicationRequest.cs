using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Options for the deletion of a replication pair. Source: <c>schemas/DeleteReplication.request.json</c>.</summary>
public sealed record DeleteReplicationRequest
{
    /// <summary>ID of the protection group of the pair; the service compares it if it is not null.</summary>
    [JsonPropertyName("server_group_id")]
    public string? ServerGroupId { get; init; }

    /// <summary>Whether the DR site disk is deleted too; false when null.</summary>
    [JsonPropertyName("delete_target_volume")]
    public bool? DeleteTargetVolume { get; init; }
}
