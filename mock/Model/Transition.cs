using SdrsMock.Common;

namespace SdrsMock.Model;

/// <summary>
/// The documented effect of a job on its resource: the resource leaves <paramref name="From"/> (any status, if empty), has the
/// status <paramref name="InProgress"/> while the job runs, and ends in <paramref name="To"/>, or in <paramref
/// name="OnFailure"/> with the error <paramref name="Failure"/>.
/// </summary>
/// <param name="CatalogId">The transition in schemas/catalog/transitions.json, such as <c>server-groups.start (enable)</c>.</param>
/// <param name="Job">The value of <c>job_type</c>.</param>
/// <param name="Kind">The kind of resource that it changes.</param>
/// <param name="From">The statuses that permit it.</param>
/// <param name="InProgress">The status while the job runs.</param>
/// <param name="To">The status after success.</param>
/// <param name="OnFailure">The status after failure.</param>
/// <param name="Failure">The error of a failed job when no rule gives a more precise one.</param>
internal sealed record Transition(
    string CatalogId, string Job, ResourceKind Kind, string[] From, string InProgress, FinalStatus To, FinalStatus OnFailure,
        ApiError Failure)
{
    public bool Permits(string status) => From is [] || From.Contains(status);
}
