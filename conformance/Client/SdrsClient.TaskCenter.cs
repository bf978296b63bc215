using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Lists failed tasks, a page of them; <see cref="AllFailureJobsAsync"/> turns the pages.</summary>
    /// <remarks>Source: apis/task_center/querying_failed_tasks.rst.</remarks>
    public Task<FailureJobPage> ListFailureJobsAsync(FailureJobQuery? query = null, CancellationToken cancellationToken = default) =>
        ReadAsync($"task-center/failure-jobs", query, s_json.FailureJobQuery, s_json.FailureJobPage, cancellationToken);

    /// <summary>Deletes a failed task from the task center.</summary>
    /// <remarks>Source: apis/task_center/deleting_a_failed_task.rst.</remarks>
    public Task DeleteFailureJobAsync(string failureJobId, CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(HttpMethod.Delete, $"task-center/failure-jobs/{failureJobId}", null, cancellationToken);

    /// <summary>Deletes the failed tasks of all protection groups from the task center.</summary>
    /// <remarks>Source: apis/task_center/deleting_all_failed_tasks_of_all_protection_groups.rst.</remarks>
    public Task DeleteAllServerGroupFailureJobsAsync(CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(HttpMethod.Delete, $"task-center/failure-jobs/batch", null, cancellationToken);

    /// <summary>Deletes the failed tasks of a protection group from the task center.</summary>
    /// <remarks>Source: apis/task_center/deleting_all_failed_tasks_of_a_protection_group.rst.</remarks>
    public Task DeleteServerGroupFailureJobsAsync(string serverGroupId, CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(HttpMethod.Delete, $"task-center/{serverGroupId}/failure-jobs/batch", null, cancellationToken);
}
