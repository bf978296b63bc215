using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Operations.ProtectionGroups;

namespace SdrsMock.Operations.TaskCenter;

/// <summary>
/// Deleting all failed tasks inside a protection group — apis/task_center/deleting_all_failed_tasks_of_a_protection_group.rst.
/// </summary>
internal sealed class DeleteServerGroupFailureJobs : Operation<GroupContext>
{
    public override string Name => "DeleteServerGroupFailureJobs";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("FJ-DELGRP-01", "server_group_id must name an existing group", "{server_group_id}",
            it => it.NamedGroup.Exists,
            Errors.GroupNotFound),

        Unenforced("FJ-DELGRP-02", "Deletes failures of instances, pairs and drills inside the group",
            because: "it describes what the operation does; tests check it"),
    ];

    protected override GroupContext Resolve(OperationContext context) => GroupContext.Resolve(context, "");

    protected override Response Perform(GroupContext it)
    {
        it.Project.FailureJobs.RemoveAll(failureJob => failureJob.IsInside(it.Group.Id));
        return Response.NoContent;
    }
}
