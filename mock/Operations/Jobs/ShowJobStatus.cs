using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using SdrsMock.Views;

namespace SdrsMock.Operations.Jobs;

/// <summary>Querying the job status — apis/job/querying_the_job_status.rst.</summary>
internal sealed class ShowJobStatus : Operation<ShowJobStatus.Context>
{
    public override string Name => "ShowJobStatus";

    internal sealed record Context(Lookup<Job> NamedJob, ProjectState Project)
    {
        public Job Job => NamedJob.Value;
    }

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("JOB-01", "job_id must name a job of this project", "{job_id}",
            it => it.NamedJob.Exists,
            Errors.NotFound),

        Unenforced(
            "JOB-02",
            "status moves INIT, RUNNING, then SUCCESS or FAIL; end_time, error_code and fail_reason are only meaningful at the end",
            because: "it describes the response; a test checks it for every job"),
    ];

    protected override Context Resolve(OperationContext context) =>
        new(context.Project.JobScheduler.FindSdrsJob(context.Path["job_id"]), context.Project);

    protected override Response Perform(Context it)
    {
        it.Project.Context.Coverage.RecordJobStatus(it.Job.StatusAt(it.Project.Now));
        return Response.Json(200, json => JobView.Write(json, it.Job, it.Project.Now));
    }
}
