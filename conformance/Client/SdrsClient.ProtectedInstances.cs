using SdrsMock.Client.Http;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Creates a protected instance from a server, and replication pairs from its disks.</summary>
    /// <param name="protectedInstance">The protected instance to create.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job. After success its entities contain the ID of the protected instance.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>CreateProtectedInstance</c>. Source: apis/protected_instance/creating_a_protected_instance.rst.</remarks>
    public Task<AcceptedJob> CreateProtectedInstanceAsync(
        CreateProtectedInstanceRequest protectedInstance, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances",
            RequestBody.Serialize(protectedInstance, s_json.CreateProtectedInstanceRequest, "protected_instance"), cancellationToken);

    /// <summary>Creates several protected instances with one request. Huawei Cloud only.</summary>
    /// <param name="protectedInstances">The protected instances to create.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>BatchCreateProtectedInstances</c>. Source: 批量创建保护实例.md.</remarks>
    public Task<AcceptedJob> BatchCreateProtectedInstancesAsync(
        BatchCreateProtectedInstancesRequest protectedInstances, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances/batch",
            RequestBody.Serialize(protectedInstances, s_json.BatchCreateProtectedInstancesRequest, "protected_instances"),
            cancellationToken);

    /// <summary>Lists one page of protected instances. <see cref="AllProtectedInstancesAsync"/> reads all pages.</summary>
    /// <param name="query">The filters and the page; null lists everything from the start.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The page.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>ListProtectedInstances</c>. Source: apis/protected_instance/querying_protected_instances.rst.</remarks>
    public Task<ProtectedInstancePage> ListProtectedInstancesAsync(
        ProtectedInstanceQuery? query = null, CancellationToken cancellationToken = default) =>
        ReadAsync($"protected-instances", query, s_json.ProtectedInstanceQuery, s_json.ProtectedInstancePage, cancellationToken);

    /// <summary>Gets a protected instance.</summary>
    /// <param name="protectedInstanceId">ID of the protected instance.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The protected instance.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>ShowProtectedInstance</c>.
    /// Source: apis/protected_instance/querying_details_about_a_protected_instance.rst.
    /// </remarks>
    public Task<ProtectedInstance> ShowProtectedInstanceAsync(string protectedInstanceId, CancellationToken cancellationToken = default) =>
        ReadAsync($"protected-instances/{protectedInstanceId}", s_json.ProtectedInstance, "protected_instance", cancellationToken);

    /// <summary>Deletes a protected instance. The DR site server is kept unless <paramref name="deletion"/> says otherwise.</summary>
    /// <param name="protectedInstanceId">ID of the protected instance.</param>
    /// <param name="deletion">Options of the deletion; null keeps the resources of the DR site.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>DeleteProtectedInstance</c>. Source: apis/protected_instance/deleting_a_protected_instance.rst.</remarks>
    public Task<AcceptedJob> DeleteProtectedInstanceAsync(
        string protectedInstanceId, DeleteProtectedInstanceRequest? deletion = null, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Delete, $"protected-instances/{protectedInstanceId}",
            RequestBody.Serialize(deletion ?? new(), s_json.DeleteProtectedInstanceRequest), cancellationToken);

    /// <summary>Deletes several protected instances with one request. Huawei Cloud only.</summary>
    /// <param name="deletion">The protected instances to delete, and whether to delete resources of the DR site with them.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>BatchDeleteProtectedInstances</c>. Source: 批量删除保护实例.md.</remarks>
    public Task<AcceptedJob> BatchDeleteProtectedInstancesAsync(
        BatchDeleteInstancesRequest deletion, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances/delete", RequestBody.Serialize(deletion, s_json.BatchDeleteInstancesRequest),
            cancellationToken);

    /// <summary>Changes the name of a protected instance.</summary>
    /// <param name="protectedInstanceId">ID of the protected instance.</param>
    /// <param name="name">The new name, 1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The protected instance with its new name.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>UpdateProtectedInstanceName</c>.
    /// Source: apis/protected_instance/changing_the_name_of_a_protected_instance.rst.
    /// </remarks>
    public Task<ProtectedInstance> UpdateProtectedInstanceNameAsync(
        string protectedInstanceId, string name, CancellationToken cancellationToken = default) =>
        RenameAsync($"protected-instances/{protectedInstanceId}", name, s_json.ProtectedInstance, "protected_instance", cancellationToken);

    /// <summary>Attaches a replication pair to a protected instance of the same protection group.</summary>
    /// <param name="protectedInstanceId">ID of the protected instance.</param>
    /// <param name="replicationId">ID of the replication pair.</param>
    /// <param name="device">Device name, such as <c>/dev/vdb</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>AttachProtectedInstanceReplication</c>.
    /// Source: apis/protected_instance/attaching_a_replication_pair_to_a_protected_instance.rst.
    /// </remarks>
    public Task<AcceptedJob> AttachProtectedInstanceReplicationAsync(
        string protectedInstanceId, string replicationId, string device, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/attachreplication",
            RequestBody.Serialize(new AttachRequest(replicationId, device), s_json.AttachRequest, "replicationAttachment"),
            cancellationToken);

    /// <summary>Detaches a replication pair from a protected instance.</summary>
    /// <param name="protectedInstanceId">ID of the protected instance.</param>
    /// <param name="replicationId">ID of the replication pair.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>DetachProtectedInstanceReplication</c>.
    /// Source: apis/protected_instance/detaching_a_replication_pair_from_a_protected_instance.rst.
    /// </remarks>
    public Task<AcceptedJob> DetachProtectedInstanceReplicationAsync(
        string protectedInstanceId, string replicationId, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Delete, $"protected-instances/{protectedInstanceId}/detachreplication/{replicationId}", null, cancellationToken);

    /// <summary>Adds a NIC to both servers of a protected instance.</summary>
    /// <param name="protectedInstanceId">ID of the protected instance.</param>
    /// <param name="nic">The NIC to add.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job. After success its entities contain the ID of the NIC.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>AddProtectedInstanceNic</c>.
    /// Source: apis/protected_instance/adding_an_nic_to_a_protected_instance.rst.
    /// </remarks>
    public Task<AcceptedJob> AddProtectedInstanceNicAsync(
        string protectedInstanceId, AddNicRequest nic, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/nic", RequestBody.Serialize(nic, s_json.AddNicRequest),
            cancellationToken);

    /// <summary>Deletes a NIC from both servers of a protected instance.</summary>
    /// <param name="protectedInstanceId">ID of the protected instance.</param>
    /// <param name="nicId">Port ID of a NIC other than the primary NIC.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>DeleteProtectedInstanceNic</c>.
    /// Source: apis/protected_instance/deleting_an_nic_from_a_protected_instance.rst.
    /// </remarks>
    public Task<AcceptedJob> DeleteProtectedInstanceNicAsync(
        string protectedInstanceId, string nicId, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/nic/delete",
            RequestBody.Serialize(new DeleteNicRequest(nicId), s_json.DeleteNicRequest), cancellationToken);

    /// <summary>Changes the flavors of the servers of a protected instance.</summary>
    /// <param name="protectedInstanceId">ID of the protected instance.</param>
    /// <param name="flavors">The new flavors.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>ResizeProtectedInstance</c>.
    /// Source: apis/protected_instance/modifying_the_specifications_of_a_protected_instance.rst.
    /// </remarks>
    public Task<AcceptedJob> ResizeProtectedInstanceAsync(
        string protectedInstanceId, ResizeRequest flavors, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/resize",
            RequestBody.Serialize(flavors, s_json.ResizeRequest, "resize"), cancellationToken);
}
