using SdrsMock.Client.Http;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Lists the active-active domains, between whose zones servers can be protected.</summary>
    /// <remarks>Source: apis/active-active_domain/querying_an_active-active_domain.rst.</remarks>
    public Task<IReadOnlyList<ActiveActiveDomain>> ListActiveActiveDomainsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync($"active-domains", s_json.IReadOnlyListActiveActiveDomain, "domains", cancellationToken);

    /// <summary>Makes a protection group; the job's entities name it.</summary>
    /// <remarks>Source: apis/protection_group/creating_a_protection_group.rst.</remarks>
    public Task<AcceptedJob> CreateProtectionGroupAsync(
        CreateProtectionGroupRequest protectionGroup, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"server-groups", RequestBody.Serialize(protectionGroup, s_json.CreateProtectionGroupRequest, "server_group"),
            cancellationToken);

    /// <summary>Lists protection groups, a page of them; <see cref="AllProtectionGroupsAsync"/> turns the pages.</summary>
    /// <remarks>Source: apis/protection_group/querying_protection_groups.rst.</remarks>
    public Task<ProtectionGroupPage> ListProtectionGroupsAsync(
        ProtectionGroupQuery? query = null, CancellationToken cancellationToken = default) =>
        ReadAsync($"server-groups", query, s_json.ProtectionGroupQuery, s_json.ProtectionGroupPage, cancellationToken);

    /// <summary>Shows a protection group.</summary>
    /// <remarks>Source: apis/protection_group/querying_the_details_of_a_protection_group.rst.</remarks>
    public Task<ProtectionGroup> ShowProtectionGroupAsync(string serverGroupId, CancellationToken cancellationToken = default) =>
        ReadAsync($"server-groups/{serverGroupId}", s_json.ProtectionGroup, "server_group", cancellationToken);

    /// <summary>Deletes a protection group, which must be empty.</summary>
    /// <remarks>Source: apis/protection_group/deleting_a_protection_group.rst.</remarks>
    public Task<AcceptedJob> DeleteProtectionGroupAsync(string serverGroupId, CancellationToken cancellationToken = default) =>
        StartJobAsync(HttpMethod.Delete, $"server-groups/{serverGroupId}", null, cancellationToken);

    /// <summary>Gives a protection group another name.</summary>
    /// <remarks>Source: apis/protection_group/changing_the_name_of_a_protection_group.rst.</remarks>
    public Task<ProtectionGroup> UpdateProtectionGroupNameAsync(
        string serverGroupId, string name, CancellationToken cancellationToken = default) =>
        RenameAsync($"server-groups/{serverGroupId}", name, s_json.ProtectionGroup, "server_group", cancellationToken);

    /// <summary>Enables protection; after a failover, enables it again (re-protection). The job type tells which.</summary>
    /// <remarks>Source: apis/protection_group/enabling_protection_or_enabling_protection_again_for_a_protection_group.rst.</remarks>
    public Task<AcceptedJob> StartProtectionGroupAsync(string serverGroupId, CancellationToken cancellationToken = default) =>
        StartActionAsync(serverGroupId, RequestBody.Empty("start-server-group"), cancellationToken);

    /// <summary>Disables protection.</summary>
    /// <remarks>Source: apis/protection_group/disabling_protection_for_a_protection_group.rst.</remarks>
    public Task<AcceptedJob> StopProtectionGroupAsync(string serverGroupId, CancellationToken cancellationToken = default) =>
        StartActionAsync(serverGroupId, RequestBody.Empty("stop-server-group"), cancellationToken);

    /// <summary>Fails over to the other site: for when the production site is lost.</summary>
    /// <remarks>Source: apis/protection_group/performing_a_failover_for_a_protection_group.rst.</remarks>
    public Task<AcceptedJob> StartFailoverProtectionGroupAsync(string serverGroupId, CancellationToken cancellationToken = default) =>
        StartActionAsync(serverGroupId, RequestBody.Empty("failover-server-group"), cancellationToken);

    /// <summary>Switches over to the other site (planned failover), with the servers of the production site stopped.</summary>
    /// <param name="serverGroupId">Id of the group.</param>
    /// <param name="priorityStation">The site that becomes production: one of <see cref="Station"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <remarks>Source: apis/protection_group/performing_a_planned_failover_for_a_protection_group.rst.</remarks>
    public Task<AcceptedJob> StartReverseProtectionGroupAsync(
        string serverGroupId, string priorityStation, CancellationToken cancellationToken = default) =>
        StartActionAsync(
            serverGroupId,
            RequestBody.Serialize(new SetPriorityRequest(priorityStation), s_json.SetPriorityRequest, "reverse-server-group"),
            cancellationToken);

    private Task<AcceptedJob> StartActionAsync(string serverGroupId, byte[] action, CancellationToken cancellation) =>
        StartJobAsync(HttpMethod.Post, $"server-groups/{serverGroupId}/action", action, cancellation);
}
