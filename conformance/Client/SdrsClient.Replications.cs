using SdrsMock.Client.Http;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Creates a replication pair from a disk.</summary>
    /// <param name="replication">The replication pair to create.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job. After success its entities contain the ID of the replication pair.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>CreateReplication</c>. Source: apis/replication_pair/creating_a_replication_pair.rst.</remarks>
    public Task<AcceptedJob> CreateReplicationAsync(CreateReplicationRequest replication, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"replications", RequestBody.Serialize(replication, s_json.CreateReplicationRequest, "replication"),
            cancellationToken);

    /// <summary>Lists one page of replication pairs. <see cref="AllReplicationsAsync"/> reads all pages.</summary>
    /// <param name="query">The filters and the page; null lists everything from the start.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The page.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>ListReplications</c>. Source: apis/replication_pair/querying_replication_pairs.rst.</remarks>
    public Task<ReplicationPage> ListReplicationsAsync(ReplicationQuery? query = null, CancellationToken cancellationToken = default) =>
        ReadAsync($"replications", query, s_json.ReplicationQuery, s_json.ReplicationPage, cancellationToken);

    /// <summary>Gets a replication pair.</summary>
    /// <param name="replicationId">ID of the replication pair.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The replication pair.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>ShowReplication</c>. Source: apis/replication_pair/querying_details_about_a_replication_pair.rst.</remarks>
    public Task<Replication> ShowReplicationAsync(string replicationId, CancellationToken cancellationToken = default) =>
        ReadAsync($"replications/{replicationId}", s_json.Replication, "replication", cancellationToken);

    /// <summary>Deletes a replication pair. The DR site disk is kept unless <paramref name="deletion"/> says otherwise.</summary>
    /// <param name="replicationId">ID of the replication pair.</param>
    /// <param name="deletion">Options of the deletion; null keeps the resources of the DR site.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>DeleteReplication</c>. Source: apis/replication_pair/deleting_a_replication_pair.rst.</remarks>
    public Task<AcceptedJob> DeleteReplicationAsync(
        string replicationId, DeleteReplicationRequest? deletion = null, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Delete, $"replications/{replicationId}",
            RequestBody.Serialize(deletion ?? new(), s_json.DeleteReplicationRequest, "replication"), cancellationToken);

    /// <summary>Expands the disks of a replication pair.</summary>
    /// <param name="replicationId">ID of the replication pair.</param>
    /// <param name="newSize">Size after the expansion, in GB. It must be larger than the current size.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>ExpandReplication</c>.
    /// Source: apis/replication_pair/expanding_the_capacity_of_a_replication_pair.rst.
    /// </remarks>
    public Task<AcceptedJob> ExpandReplicationAsync(string replicationId, int newSize, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"replications/{replicationId}/action",
            RequestBody.Serialize(new ExpandRequest(newSize), s_json.ExpandRequest, "extend-replication"), cancellationToken);

    /// <summary>Changes the name of a replication pair.</summary>
    /// <param name="replicationId">ID of the replication pair.</param>
    /// <param name="name">The new name, 1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The replication pair with its new name.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>UpdateReplicationName</c>.
    /// Source: apis/replication_pair/changing_the_name_of_a_replication_pair.rst.
    /// </remarks>
    public Task<Replication> UpdateReplicationNameAsync(string replicationId, string name, CancellationToken cancellationToken = default) =>
        RenameAsync($"replications/{replicationId}", name, s_json.Replication, "replication", cancellationToken);
}
