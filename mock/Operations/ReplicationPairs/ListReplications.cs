using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.Operations.ReplicationPairs;

/// <summary>Querying replication pairs — apis/replication_pair/querying_replication_pairs.rst.</summary>
internal sealed class ListReplications : Operation<OperationContext>
{
    public override string Name => "ListReplications";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Unenforced(
            "RP-LIST-05",
            "server_group_ids overrides server_group_id; protected_instance_ids overrides protected_instance_id; unknown ids "
            + "are skipped silently",
            because: "it describes filters, which are implemented"),
    ];

    protected override IReadOnlyList<Rule<OperationContext>> UncatalogedRules { get; } = [ListFilters.ZoneExists];

    protected override OperationContext Resolve(OperationContext context) => context;

    protected override Response Perform(OperationContext it)
    {
        var groups = ReadIds(it.Query, "server_group_ids", "server_group_id");
        var instances = ReadIds(it.Query, "protected_instance_ids", "protected_instance_id");
        IReadOnlyList<ReplicationPair> named = groups is null && instances is null
            ? it.Project.Pairs.NewestFirst
            : [.. it.Project.Pairs.NewestFirst.Where(pair => IsNamed(pair, groups, instances))];
        return Paging.Page("replications", ListFilters.Filter(named, it.Query, pair => Matches(pair, it)), it);
    }

    private static bool IsNamed(ReplicationPair pair, IReadOnlyCollection<string>? groups, IReadOnlyCollection<string>? instances) =>
        (groups is null || groups.Contains(pair.GroupId))
        && (instances is null || pair.Attachments.Any(attachment => instances.Contains(attachment.InstanceId)));

    private static bool Matches(ReplicationPair pair, OperationContext context) =>
        context.Query.Text("status") is var status && (status is null || pair.Status == status)
        && (context.Query.Text("volume_id") is not { } volume || pair.SourceVolume == volume || pair.TargetVolume == volume)
        && (context.Query.Text("name") is not { } name || pair.Name.Contains(name, StringComparison.Ordinal))
        && (context.Query.Text("availability_zone") is not { } zone || context.Project.GetGroup(pair).ProductionZone == zone)
        && (context.Query.Text("query_type") != "status_abnormal" || Status.IsAbnormal(pair.Status));

    // The list takes precedence over the single id.
    private static IReadOnlyCollection<string>? ReadIds(QueryParameters query, string list, string single) =>
        query.Ids(list) ?? (query.Text(single) is { } id ? [id] : null);
}
