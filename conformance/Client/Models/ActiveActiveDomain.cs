using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>An active-active domain: two zones between which servers can be protected. Source: <c>schemas/types/domain.json</c>.</summary>
public sealed record ActiveActiveDomain
{
    /// <summary>ID of the domain.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>True if no capacity is left.</summary>
    [JsonPropertyName("sold_out")]
    public required bool SoldOut { get; init; }

    /// <summary>Cluster of the local site.</summary>
    [JsonPropertyName("local_replication_cluster")]
    public required ReplicationCluster LocalReplicationCluster { get; init; }

    /// <summary>Cluster of the remote site.</summary>
    [JsonPropertyName("remote_replication_cluster")]
    public required ReplicationCluster RemoteReplicationCluster { get; init; }
}
