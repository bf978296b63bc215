using SdrsMock.Engine;
using SdrsMock.Resources;

namespace SdrsMock.Operations;

/// <summary>Querying protected instances — apis/protected_instance/querying_protected_instances.rst.</summary>
internal sealed class ListProtectedInstances : Operation<Call>
{
    public override string Name => "ListProtectedInstances";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Remark("PI-LIST-06", "server_group_ids overrides server_group_id; either of them overrides protected_instance_ids; unknown ids are skipped silently",
            because: "it describes filters, which are served"),
    ];

    protected override IReadOnlyList<Rule<Call>> Extras { get; } = [ListFilters.ZoneExists];

    protected override Call Resolve(Call call) => call;

    protected override Reply Perform(Call it) =>
        Paging.Page("protected_instances", ListFilters.Filter(Named(it), it.Query, instance => Matches(instance, it)), it);

    private static IReadOnlyList<ProtectedInstance> Named(Call it) =>
        it.Query.Ids("server_group_ids") is { } groups ? [.. it.World.Instances.NewestFirst.Where(instance => groups.Contains(instance.GroupId))]
        : it.Query.Text("server_group_id") is { } group ? new Reversed<ProtectedInstance>(it.World.InstancesOf(group))
        : it.Query.Ids("protected_instance_ids") is { } ids ? [.. it.World.Instances.NewestFirst.Where(instance => ids.Contains(instance.Id))]
        : it.World.Instances.NewestFirst;

    private static bool Matches(ProtectedInstance instance, Call call) =>
        (call.Query.Text("status") is not { } status || instance.Status == status)
        && (call.Query.Text("name") is not { } name || instance.Name.Contains(name, StringComparison.Ordinal))
        && (call.Query.Text("availability_zone") is not { } zone || call.World.GroupOf(instance).ProductionZone == zone)
        && (call.Query.Text("query_type") is not "status_abnormal" || Status.IsAbnormal(instance.Status));
}
