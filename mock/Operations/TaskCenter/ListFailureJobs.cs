using SdrsMock.Engine;
using SdrsMock.Resources;

namespace SdrsMock.Operations;

/// <summary>Querying failed tasks — apis/task_center/querying_failed_tasks.rst.</summary>
internal sealed class ListFailureJobs : Operation<Call>
{
    public override string Name => "ListFailureJobs";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Remark("FJ-LIST-05", "Without server_group_id only group-level failures are listed; with it, failures of resources inside that group",
            because: "it describes a filter, which is served"),
    ];

    protected override Call Resolve(Call call) => call;

    protected override Reply Perform(Call it) => Paging.Page(
        "failure_jobs",
        it.World.FailedTasks.AsEnumerable().Reverse().Where(task => Matches(task, it)),
        it.Query,
        static (json, task) => task.WriteTo(json));

    private static bool Matches(FailedTask task, Call call) =>
        (call.Query.Text("server_group_id") is { } group ? task.IsInside(group) : task.IsOfGroup)
        && (call.Query.Text("failure_status") is not { } status || task.FailureStatus == status)
        && (call.Query.Text("resource_name") is not { } name || task.ResourceName == name)
        && (call.Query.Text("resource_type") is not { } type || task.ResourceType == type);
}
