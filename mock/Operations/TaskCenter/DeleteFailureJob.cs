using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.TaskCenter;

/// <summary>Deleting a failed task — apis/task_center/deleting_a_failed_task.rst.</summary>
internal sealed class DeleteFailureJob : Operation<DeleteFailureJob.Context>
{
    public override string Name => "DeleteFailureJob";

    internal sealed record Context(ProjectState Project, Lookup<FailureJob> NamedFailureJob)
    {
        public FailureJob FailureJob => NamedFailureJob.Value;
    }

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("FJ-DEL-01", "failure_job_id must name a recorded failure", "{failure_job_id}",
            it => it.NamedFailureJob.Exists,
            Errors.NotFound),
    ];

    // A failure has no id of its own: the page's sample uses the resource's id, the list also shows a job's id
    // (schemas/notes/conflicts.md, C-24). For a resource that failed several times, the newest failure is deleted first, in the
    // order of the list.
    protected override Context Resolve(OperationContext context)
    {
        var id = context.Path["failure_job_id"];
        return new(
            context.Project, context.Project.FailureJobs.FindLast(failureJob => failureJob.JobId == id || failureJob.ResourceId == id));
    }

    protected override Response Perform(Context it)
    {
        it.Project.FailureJobs.Remove(it.FailureJob);
        return Response.NoContent;
    }
}
