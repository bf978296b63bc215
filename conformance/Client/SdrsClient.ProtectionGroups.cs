using SdrsMock.Client.Http;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Lists the active-active domains. Servers can be protected between the two zones of a domain.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The list.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>ListActiveActiveDomains</c>.
    /// Source: apis/active-active_domain/querying_an_active-active_domain.rst.
    /// </remarks>
    public Task<IReadOnlyList<ActiveActiveDomain>> ListActiveActiveDomainsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync($"active-domains", s_json.IReadOnlyListActiveActiveDomain, "domains", cancellationToken);

    /// <summary>Creates a protection group.</summary>
    /// <param name="protectionGroup">The protection group to create.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job. After success its entities contain the ID of the protection group.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>CreateProtectionGroup</c>. Source: apis/protection_group/creating_a_protection_group.rst.</remarks>
    public Task<AcceptedJob> CreateProtectionGroupAsync(
        CreateProtectionGroupRequest protectionGroup, CancellationToken cancellationToken = default) =>
        StartJobAsync(
            HttpMethod.Post, $"server-groups", RequestBody.Serialize(protectionGroup, s_json.CreateProtectionGroupRequest, "server_group"),
            cancellationToken);

    /// <summary>Lists one page of protection groups. <see cref="AllProtectionGroupsAsync"/> reads all pages.</summary>
    /// <param name="query">The filters and the page; null lists everything from the start.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The page.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>ListProtectionGroups</c>. Source: apis/protection_group/querying_protection_groups.rst.</remarks>
    public Task<ProtectionGroupPage> ListProtectionGroupsAsync(
        ProtectionGroupQuery? query = null, CancellationToken cancellationToken = default) =>
        ReadAsync($"server-groups", query, s_json.ProtectionGroupQuery, s_json.ProtectionGroupPage, cancellationToken);

    /// <summary>Gets a protection group.</summary>
    /// <param name="serverGroupId">ID of the protection group.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The protection group.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>ShowProtectionGroup</c>.
    /// Source: apis/protection_group/querying_the_details_of_a_protection_group.rst.
    /// </remarks>
    public Task<ProtectionGroup> ShowProtectionGroupAsync(string serverGroupId, CancellationToken cancellationToken = default) =>
        ReadAsync($"server-groups/{serverGroupId}", s_json.ProtectionGroup, "server_group", cancellationToken);

    /// <summary>Deletes a protection group, which must be empty.</summary>
    /// <param name="serverGroupId">ID of the protection group.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>DeleteProtectionGroup</c>. Source: apis/protection_group/deleting_a_protection_group.rst.</remarks>
    public Task<AcceptedJob> DeleteProtectionGroupAsync(string serverGroupId, CancellationToken cancellationToken = default) =>
        StartJobAsync(HttpMethod.Delete, $"server-groups/{serverGroupId}", null, cancellationToken);

    /// <summary>Changes the name of a protection group.</summary>
    /// <param name="serverGroupId">ID of the protection group.</param>
    /// <param name="name">The new name, 1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The protection group with its new name.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>UpdateProtectionGroupName</c>.
    /// Source: apis/protection_group/changing_the_name_of_a_protection_group.rst.
    /// </remarks>
    public Task<ProtectionGroup> UpdateProtectionGroupNameAsync(
        string serverGroupId, string name, CancellationToken cancellationToken = default) =>
        RenameAsync($"server-groups/{serverGroupId}", name, s_json.ProtectionGroup, "server_group", cancellationToken);

    /// <summary>
    /// Enables protection. After a failover, enables protection again (re-protection); the job type shows which of the two runs.
    /// </summary>
    /// <param name="serverGroupId">ID of the protection group.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>StartProtectionGroup</c>.
    /// Source: apis/protection_group/enabling_protection_or_enabling_protection_again_for_a_protection_group.rst.
    /// </remarks>
    public Task<AcceptedJob> StartProtectionGroupAsync(string serverGroupId, CancellationToken cancellationToken = default) =>
        StartActionAsync(serverGroupId, RequestBody.Empty("start-server-group"), cancellationToken);

    /// <summary>Disables protection.</summary>
    /// <param name="serverGroupId">ID of the protection group.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>StopProtectionGroup</c>.
    /// Source: apis/protection_group/disabling_protection_for_a_protection_group.rst.
    /// </remarks>
    public Task<AcceptedJob> StopProtectionGroupAsync(string serverGroupId, CancellationToken cancellationToken = default) =>
        StartActionAsync(serverGroupId, RequestBody.Empty("stop-server-group"), cancellationToken);

    /// <summary>Fails over to the other site, for the case that the production site is lost.</summary>
    /// <param name="serverGroupId">ID of the protection group.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>StartFailoverProtectionGroup</c>.
    /// Source: apis/protection_group/performing_a_failover_for_a_protection_group.rst.
    /// </remarks>
    public Task<AcceptedJob> StartFailoverProtectionGroupAsync(string serverGroupId, CancellationToken cancellationToken = default) =>
        StartActionAsync(serverGroupId, RequestBody.Empty("failover-server-group"), cancellationToken);

    /// <summary>Switches over to the other site (planned failover). The servers of the production site must be stopped.</summary>
    /// <param name="serverGroupId">ID of the protection group.</param>
    /// <param name="priorityStation">The site that becomes the production site: a constant of <see cref="Station"/>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The accepted job, which the service completes later.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>StartReverseProtectionGroup</c>.
    /// Source: apis/protection_group/performing_a_planned_failover_for_a_protection_group.rst.
    /// </remarks>
    public Task<AcceptedJob> StartReverseProtectionGroupAsync(
        string serverGroupId, string priorityStation, CancellationToken cancellationToken = default) =>
        StartActionAsync(
            serverGroupId,
            RequestBody.Serialize(new SetPriorityRequest(priorityStation), s_json.SetPriorityRequest, "reverse-server-group"),
            cancellationToken);

    private Task<AcceptedJob> StartActionAsync(string serverGroupId, byte[] action, CancellationToken cancellation) =>
        StartJobAsync(HttpMethod.Post, $"server-groups/{serverGroupId}/action", action, cancellation);
}
