using SdrsMock.Client.Http;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Makes a protected instance of a server, and replication pairs of its disks; the job's entities name it.</summary>
    /// <remarks>Source: apis/protected_instance/creating_a_protected_instance.rst.</remarks>
    public Task<AcceptedJob> CreateProtectedInstanceAsync(
        CreateProtectedInstanceRequest protectedInstance, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances",
            RequestBody.Serialize(protectedInstance, s_json.CreateProtectedInstanceRequest, "protected_instance"), cancellationToken);

    /// <summary>Makes several protected instances at once. Huawei Cloud only.</summary>
    /// <remarks>Source: 批量创建保护实例.md.</remarks>
    public Task<AcceptedJob> BatchCreateProtectedInstancesAsync(
        BatchCreateProtectedInstancesRequest protectedInstances, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances/batch",
            RequestBody.Serialize(protectedInstances, s_json.BatchCreateProtectedInstancesRequest, "protected_instances"),
            cancellationToken);

    /// <summary>Lists protected instances, a page of them; <see cref="AllProtectedInstancesAsync"/> turns the pages.</summary>
    /// <remarks>Source: apis/protected_instance/querying_protected_instances.rst.</remarks>
    public Task<ProtectedInstancePage> ListProtectedInstancesAsync(
        ProtectedInstanceQuery? query = null, CancellationToken cancellationToken = default) =>
        ReadAsync($"protected-instances", query, s_json.ProtectedInstanceQuery, s_json.ProtectedInstancePage, cancellationToken);

    /// <summary>Shows a protected instance.</summary>
    /// <remarks>Source: apis/protected_instance/querying_details_about_a_protected_instance.rst.</remarks>
    public Task<ProtectedInstance> ShowProtectedInstanceAsync(string protectedInstanceId, CancellationToken cancellationToken = default) =>
        ReadAsync($"protected-instances/{protectedInstanceId}", s_json.ProtectedInstance, "protected_instance", cancellationToken);

    /// <summary>Deletes a protected instance; the DR site server stays unless the deletion says otherwise.</summary>
    /// <remarks>Source: apis/protected_instance/deleting_a_protected_instance.rst.</remarks>
    public Task<AcceptedJob> DeleteProtectedInstanceAsync(
        string protectedInstanceId, DeleteProtectedInstanceRequest? deletion = null, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Delete, $"protected-instances/{protectedInstanceId}",
            RequestBody.Serialize(deletion ?? new(), s_json.DeleteProtectedInstanceRequest), cancellationToken);

    /// <summary>Deletes several protected instances at once. Huawei Cloud only.</summary>
    /// <remarks>Source: 批量删除保护实例.md.</remarks>
    public Task<AcceptedJob> BatchDeleteProtectedInstancesAsync(
        BatchDeleteInstancesRequest deletion, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances/delete", RequestBody.Serialize(deletion, s_json.BatchDeleteInstancesRequest),
            cancellationToken);

    /// <summary>Gives a protected instance another name.</summary>
    /// <remarks>Source: apis/protected_instance/changing_the_name_of_a_protected_instance.rst.</remarks>
    public Task<ProtectedInstance> UpdateProtectedInstanceNameAsync(
        string protectedInstanceId, string name, CancellationToken cancellationToken = default) =>
        RenameAsync($"protected-instances/{protectedInstanceId}", name, s_json.ProtectedInstance, "protected_instance", cancellationToken);

    /// <summary>Attaches a replication pair of the same group to a protected instance.</summary>
    /// <param name="protectedInstanceId">Id of the instance.</param>
    /// <param name="replicationId">Id of the pair.</param>
    /// <param name="device">Such as <c>/dev/vdb</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <remarks>Source: apis/protected_instance/attaching_a_replication_pair_to_a_protected_instance.rst.</remarks>
    public Task<AcceptedJob> AttachProtectedInstanceReplicationAsync(
        string protectedInstanceId, string replicationId, string device, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/attachreplication",
            RequestBody.Serialize(new AttachRequest(replicationId, device), s_json.AttachRequest, "replicationAttachment"),
            cancellationToken);

    /// <summary>Detaches a replication pair from a protected instance.</summary>
    /// <remarks>Source: apis/protected_instance/detaching_a_replication_pair_from_a_protected_instance.rst.</remarks>
    public Task<AcceptedJob> DetachProtectedInstanceReplicationAsync(
        string protectedInstanceId, string replicationId, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Delete, $"protected-instances/{protectedInstanceId}/detachreplication/{replicationId}", null, cancellationToken);

    /// <summary>Adds a NIC to both servers of a protected instance; the job's entities name it.</summary>
    /// <remarks>Source: apis/protected_instance/adding_an_nic_to_a_protected_instance.rst.</remarks>
    public Task<AcceptedJob> AddProtectedInstanceNicAsync(
        string protectedInstanceId, AddNicRequest nic, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/nic", RequestBody.Serialize(nic, s_json.AddNicRequest),
            cancellationToken);

    /// <summary>Deletes a NIC from both servers of a protected instance.</summary>
    /// <param name="protectedInstanceId">Id of the instance.</param>
    /// <param name="nicId">Port id of a NIC other than the primary one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <remarks>Source: apis/protected_instance/deleting_an_nic_from_a_protected_instance.rst.</remarks>
    public Task<AcceptedJob> DeleteProtectedInstanceNicAsync(
        string protectedInstanceId, string nicId, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/nic/delete",
            RequestBody.Serialize(new DeleteNicRequest(nicId), s_json.DeleteNicRequest), cancellationToken);

    /// <summary>Changes the flavors of the servers of a protected instance.</summary>
    /// <remarks>Source: apis/protected_instance/modifying_the_specifications_of_a_protected_instance.rst.</remarks>
    public Task<AcceptedJob> ResizeProtectedInstanceAsync(
        string protectedInstanceId, ResizeRequest flavors, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/resize",
            RequestBody.Serialize(flavors, s_json.ResizeRequest, "resize"), cancellationToken);
}
