using SdrsMock.Engine;
using SdrsMock.Resources;

namespace SdrsMock.Operations;

/// <summary>Deleting a failed task — apis/task_center/deleting_a_failed_task.rst.</summary>
internal sealed class DeleteFailureJob : Operation<DeleteFailureJob.Subject>
{
    public override string Name => "DeleteFailureJob";

    internal sealed record Subject(World World, FailedTask Task);

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("FJ-DEL-01", "failure_job_id must name a recorded failure", "{failure_job_id}",
            it => it.Task is not null,
            Errors.NotFound),
    ];

    // A failure has no id of its own: the page's sample gives the resource's, the list shows a job's too (conflicts.md
    // C-24). Of a resource that failed several times the newest row goes first, as the list shows it first.
    protected override Subject Resolve(Call call)
    {
        var id = call.Path["failure_job_id"];
        return new(call.World, call.World.FailedTasks.FindLast(task => task.JobId == id || task.ResourceId == id)!);
    }

    protected override Reply Perform(Subject it)
    {
        it.World.FailedTasks.Remove(it.Task);
        return Reply.NoContent;
    }
}
