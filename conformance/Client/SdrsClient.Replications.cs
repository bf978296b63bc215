using SdrsMock.Client.Http;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Makes a replication pair of a disk; the job's entities name it.</summary>
    /// <remarks>Source: apis/replication_pair/creating_a_replication_pair.rst.</remarks>
    public Task<AcceptedJob> CreateReplicationAsync(CreateReplicationRequest replication, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"replications", RequestBody.Serialize(replication, s_json.CreateReplicationRequest, "replication"),
            cancellationToken);

    /// <summary>Lists replication pairs, a page of them; <see cref="AllReplicationsAsync"/> turns the pages.</summary>
    /// <remarks>Source: apis/replication_pair/querying_replication_pairs.rst.</remarks>
    public Task<ReplicationPage> ListReplicationsAsync(ReplicationQuery? query = null, CancellationToken cancellationToken = default) =>
        ReadAsync($"replications", query, s_json.ReplicationQuery, s_json.ReplicationPage, cancellationToken);

    /// <summary>Shows a replication pair.</summary>
    /// <remarks>Source: apis/replication_pair/querying_details_about_a_replication_pair.rst.</remarks>
    public Task<Replication> ShowReplicationAsync(string replicationId, CancellationToken cancellationToken = default) =>
        ReadAsync($"replications/{replicationId}", s_json.Replication, "replication", cancellationToken);

    /// <summary>Deletes a replication pair; the DR site disk stays unless the deletion says otherwise.</summary>
    /// <remarks>Source: apis/replication_pair/deleting_a_replication_pair.rst.</remarks>
    public Task<AcceptedJob> DeleteReplicationAsync(
        string replicationId, DeleteReplicationRequest? deletion = null, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Delete, $"replications/{replicationId}",
            RequestBody.Serialize(deletion ?? new(), s_json.DeleteReplicationRequest, "replication"), cancellationToken);

    /// <summary>Expands the disks of a replication pair.</summary>
    /// <param name="replicationId">Id of the pair.</param>
    /// <param name="newSize">Size after the expansion in GB.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <remarks>Source: apis/replication_pair/expanding_the_capacity_of_a_replication_pair.rst.</remarks>
    public Task<AcceptedJob> ExpandReplicationAsync(string replicationId, int newSize, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"replications/{replicationId}/action",
            RequestBody.Serialize(new ExpandRequest(newSize), s_json.ExpandRequest, "extend-replication"), cancellationToken);

    /// <summary>Gives a replication pair another name.</summary>
    /// <remarks>Source: apis/replication_pair/changing_the_name_of_a_replication_pair.rst.</remarks>
    public Task<Replication> UpdateReplicationNameAsync(string replicationId, string name, CancellationToken cancellationToken = default) =>
        RenameAsync($"replications/{replicationId}", name, s_json.Replication, "replication", cancellationToken);
}
