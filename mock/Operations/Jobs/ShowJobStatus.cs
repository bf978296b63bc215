using SdrsMock.Engine;
using SdrsMock.Resources;

namespace SdrsMock.Operations;

/// <summary>Querying the job status — apis/job/querying_the_job_status.rst.</summary>
internal sealed class ShowJobStatus : Operation<ShowJobStatus.Subject>
{
    public override string Name => "ShowJobStatus";

    internal sealed record Subject(Job Job, World World);

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("JOB-01", "job_id must name a job of this project", "{job_id}",
            it => it.Job is not null,
            Errors.NotFound),

        Remark("JOB-02", "status moves INIT, RUNNING, then SUCCESS or FAIL; end_time, error_code and fail_reason are only meaningful at the end",
            because: "it describes the answer; a test holds every job to it"),
    ];

    protected override Subject Resolve(Call call) => new(call.World.Jobs.OfSdrs(call.Path["job_id"])!, call.World);

    protected override Reply Perform(Subject it)
    {
        it.World.Rules.Coverage.SawJob(it.Job.StatusAt(it.World.Now));
        return Reply.Json(200, json => it.Job.WriteTo(json, it.World.Now));
    }
}
