using SdrsMock.Engine;
using SdrsMock.Resources;

namespace SdrsMock.Operations;

/// <summary>Querying protected instances — apis/protected_instance/querying_protected_instances.rst.</summary>
internal sealed class ListProtectedInstances : Operation<Call>
{
    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Remark("PI-LIST-06", "server_group_ids overrides server_group_id; either of them overrides protected_instance_ids; unknown ids are skipped silently",
            because: "it describes filters, which are served"),
    ];

    protected override Call Resolve(Call call) => call;

    protected override Reply Perform(Call it) =>
        Paging.Page("protected_instances", it.World.Instances.NewestFirst.Where(instance => IsNamed(instance, it) && Matches(instance, it)), it);

    private static bool IsNamed(ProtectedInstance instance, Call call) =>
        call.Query.Ids("server_group_ids") is { } groups ? groups.Contains(instance.GroupId)
        : call.Query.Text("server_group_id") is { } group ? instance.GroupId == group
        : call.Query.Ids("protected_instance_ids") is not { } ids || ids.Contains(instance.Id);

    private static bool Matches(ProtectedInstance instance, Call call) =>
        (call.Query.Text("status") is not { } status || instance.Status == status)
        && (call.Query.Text("name") is not { } name || instance.Name.Contains(name, StringComparison.Ordinal))
        && (call.Query.Text("availability_zone") is not { } zone || call.World.GroupOf(instance).ProductionZone == zone)
        && (call.Query.Text("query_type") is not "status_abnormal" || Status.IsAbnormal(instance.Status));
}
