using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>Querying protected instances — apis/protected_instance/querying_protected_instances.rst.</summary>
internal sealed class ListProtectedInstances : Operation<OperationContext>
{
    public override string Name => "ListProtectedInstances";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Unenforced(
            "PI-LIST-06",
            "server_group_ids overrides server_group_id; either of them overrides protected_instance_ids; unknown ids are skipped silently",
            because: "it describes filters, which are implemented"),
    ];

    protected override IReadOnlyList<Rule<OperationContext>> UncatalogedRules { get; } = [ListFilters.ZoneExists];

    protected override OperationContext Resolve(OperationContext context) => context;

    protected override Response Perform(OperationContext it) =>
        Paging.Page("protected_instances", ListFilters.Filter(SelectByIds(it), it.Query, instance => Matches(instance, it)), it);

    private static IReadOnlyList<ProtectedInstance> SelectByIds(OperationContext it)
    {
        var instances = it.Project.Instances.NewestFirst;
        if (it.Query.Ids("server_group_ids") is { } groups)
        {
            return [.. instances.Where(instance => groups.Contains(instance.GroupId))];
        }

        if (it.Query.Text("server_group_id") is { } group)
        {
            return new ReversedListView<ProtectedInstance>(it.Project.GetInstances(group));
        }

        return it.Query.Ids("protected_instance_ids") is { } ids ? [.. instances.Where(instance => ids.Contains(instance.Id))] : instances;
    }

    private static bool Matches(ProtectedInstance instance, OperationContext context) =>
        (context.Query.Text("status") is not { } status || instance.Status == status)
        && (context.Query.Text("name") is not { } name || instance.Name.Contains(name, StringComparison.Ordinal))
        && (context.Query.Text("availability_zone") is not { } zone || context.Project.GetGroup(instance).ProductionZone == zone)
        && (context.Query.Text("query_type") is not "status_abnormal" || Status.IsAbnormal(instance.Status));
}
