using SdrsMock.Common;

namespace SdrsMock.Model;

/// <summary>
/// Everything that the documentation says about a job and the resource it is about: it leaves <paramref name="From"/>
/// (any status, if empty), passes through <paramref name="InProgress"/> and ends in <paramref name="To"/>; or it ends in
/// <paramref name="OnFailure"/> and reports <paramref name="Failure"/>.
/// </summary>
/// <param name="CatalogId">The ledger's words for it in transitions.csv, such as <c>server-groups.start (enable)</c>.</param>
/// <param name="Job">The value of <c>job_type</c>.</param>
/// <param name="Kind">What it moves.</param>
/// <param name="From">Statuses that permit it.</param>
/// <param name="InProgress">Status while the job runs.</param>
/// <param name="To">Status after success, or one of <see cref="StatusChange"/>'s words.</param>
/// <param name="OnFailure">Status after failure, or one of <see cref="StatusChange"/>'s words.</param>
/// <param name="Failure">The code it ends with when nothing more precise is known.</param>
internal sealed record Transition(
    string CatalogId, string Job, ResourceKind Kind, string[] From, string InProgress, string To, string OnFailure, ApiError Failure)
{
    public bool Permits(string status) => From is [] || From.Contains(status);
}
