using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Lists one page of failed tasks. <see cref="AllFailureJobsAsync"/> reads all pages.</summary>
    /// <param name="query">The filters and the page; null lists everything from the start.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The page.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>ListFailureJobs</c>. Source: apis/task_center/querying_failed_tasks.rst.</remarks>
    public Task<FailureJobPage> ListFailureJobsAsync(FailureJobQuery? query = null, CancellationToken cancellationToken = default) =>
        ReadAsync($"task-center/failure-jobs", query, s_json.FailureJobQuery, s_json.FailureJobPage, cancellationToken);

    /// <summary>Deletes one failed task from the task center.</summary>
    /// <param name="failureJobId">ID of the failed job.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request.</exception>
    /// <remarks>Operation: <c>DeleteFailureJob</c>. Source: apis/task_center/deleting_a_failed_task.rst.</remarks>
    public Task DeleteFailureJobAsync(string failureJobId, CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(HttpMethod.Delete, $"task-center/failure-jobs/{failureJobId}", null, cancellationToken);

    /// <summary>Deletes the failed tasks of all protection groups from the task center.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="SdrsException">The service rejected the request.</exception>
    /// <remarks>
    /// Operation: <c>DeleteAllServerGroupFailureJobs</c>.
    /// Source: apis/task_center/deleting_all_failed_tasks_of_all_protection_groups.rst.
    /// </remarks>
    public Task DeleteAllServerGroupFailureJobsAsync(CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(HttpMethod.Delete, $"task-center/failure-jobs/batch", null, cancellationToken);

    /// <summary>Deletes the failed tasks of one protection group from the task center.</summary>
    /// <param name="serverGroupId">ID of the protection group.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request.</exception>
    /// <remarks>
    /// Operation: <c>DeleteServerGroupFailureJobs</c>.
    /// Source: apis/task_center/deleting_all_failed_tasks_of_a_protection_group.rst.
    /// </remarks>
    public Task DeleteServerGroupFailureJobsAsync(string serverGroupId, CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(HttpMethod.Delete, $"task-center/{serverGroupId}/failure-jobs/batch", null, cancellationToken);
}
