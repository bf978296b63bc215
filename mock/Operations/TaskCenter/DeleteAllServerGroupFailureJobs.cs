using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.TaskCenter;

/// <summary>
/// Deleting the failed tasks of all protection groups —
/// apis/task_center/deleting_all_failed_tasks_of_all_protection_groups.rst.
/// </summary>
internal sealed class DeleteAllServerGroupFailureJobs : Operation<ProjectState>
{
    public override string Name => "DeleteAllServerGroupFailureJobs";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Unenforced("FJ-DELALL-01", "Deletes only group-level failures (group creation, deletion and the like); succeeds when there is none",
            because: "it describes what the operation does; tests check it"),
    ];

    protected override ProjectState Resolve(OperationContext context) => context.Project;

    protected override Response Perform(ProjectState it)
    {
        it.FailureJobs.RemoveAll(failureJob => failureJob.IsOfGroup);
        return Response.NoContent;
    }
}
