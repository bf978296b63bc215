using SdrsMock.Engine;

namespace SdrsMock.Operations;

/// <summary>Deleting all failed tasks inside a protection group — apis/task_center/deleting_all_failed_tasks_of_a_protection_group.rst.</summary>
internal sealed class DeleteServerGroupFailureJobs : Operation<GroupSubject>
{
    public override string Name => "DeleteServerGroupFailureJobs";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("FJ-DELGRP-01", "server_group_id must name an existing group", "{server_group_id}",
            it => it.Group is not null,
            Errors.GroupNotFound),

        Remark("FJ-DELGRP-02", "Deletes failures of instances, pairs and drills inside the group",
            because: "it describes what the call does; tests hold it to that"),
    ];

    protected override GroupSubject Resolve(Call call) => GroupSubject.Of(call, "");

    protected override Reply Perform(GroupSubject it)
    {
        it.World.FailedTasks.RemoveAll(task => task.IsInside(it.Group.Id));
        return Reply.NoContent;
    }
}
