using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>What goes with a replication pair that is deleted. Source: <c>schemas/DeleteReplication.request.json</c>.</summary>
public sealed record DeleteReplicationRequest
{
    /// <summary>Id of its protection group; compared when given.</summary>
    [JsonPropertyName("server_group_id")]
    public string? ServerGroupId { get; init; }

    /// <summary>Whether the DR site disk is deleted too; not when left out.</summary>
    [JsonPropertyName("delete_target_volume")]
    public bool? DeleteTargetVolume { get; init; }
}
