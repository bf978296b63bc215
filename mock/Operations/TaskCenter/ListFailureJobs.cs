using System.Text.Json;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.Views;

namespace SdrsMock.Operations.TaskCenter;

/// <summary>Querying failed tasks — apis/task_center/querying_failed_tasks.rst.</summary>
internal sealed class ListFailureJobs : Operation<OperationContext>
{
    public override string Name => "ListFailureJobs";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Unenforced(
            "FJ-LIST-05",
            "Without server_group_id only group-level failures are listed; with it, failures of resources inside that group",
            because: "it describes a filter, which is implemented"),
    ];

    protected override OperationContext Resolve(OperationContext context) => context;

    protected override Response Perform(OperationContext it) => Paging.Page(
        "failure_jobs",
        it.Project.FailureJobs.AsEnumerable().Reverse().Where(failureJob => Matches(failureJob, it)),
        it.Query,
        static (json, failureJob) => JsonSerializer.Serialize(json, FailureJobView.Create(failureJob), ViewJson.Default.FailureJobView));

    private static bool Matches(FailureJob failureJob, OperationContext context) =>
        (context.Query.Text("server_group_id") is { } group ? failureJob.IsInside(group) : failureJob.IsOfGroup)
        && (context.Query.Text("failure_status") is not { } status || failureJob.FailureStatus == status)
        && (context.Query.Text("resource_name") is not { } name || failureJob.ResourceName == name)
        && (context.Query.Text("resource_type") is not { } type || failureJob.ResourceType == type);
}
