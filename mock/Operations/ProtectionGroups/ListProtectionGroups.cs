using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>Querying protection groups — apis/protection_group/querying_protection_groups.rst.</summary>
internal sealed class ListProtectionGroups : Operation<OperationContext>
{
    public override string Name => "ListProtectionGroups";

    // "3 months by default" (PG-LIST-05); no request can change it.
    private const int MonthsWithoutDrill = 3;

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Unenforced("PG-LIST-05", "period_no_dr_drill selects groups without a drill during the last 3 months (default period)",
            because: "it describes a filter, which is implemented"),

        Unenforced("PG-LIST-06", "availability_zone filters by the AZ that is production now, so it follows priority_station",
            because: "it describes a filter, which is implemented"),

        Unenforced("PG-LIST-07", "name is a fuzzy (contains) filter",
            because: "it describes a filter, which is implemented"),
    ];

    protected override IReadOnlyList<Rule<OperationContext>> UncatalogedRules { get; } = [ListFilters.ZoneExists];

    protected override OperationContext Resolve(OperationContext context) => context;

    protected override Response Perform(OperationContext it) =>
        Paging.Page("server_groups", it.Project.Groups.NewestFirst.Where(group => Matches(group, it)), it);

    private static bool Matches(ProtectionGroup group, OperationContext context) =>
        context.Query.Text("status") is var status && (status is null || group.Status == status)
        && (context.Query.Text("name") is not { } name || group.Name.Contains(name, StringComparison.Ordinal))
        && (context.Query.Text("availability_zone") is not { } zone || group.ProductionZone == zone)
        && context.Query.Text("query_type") switch
        {
            "status_abnormal" => IsAbnormal(group.Status),
            "stop_protected" => group.Status == Available,
            "period_no_dr_drill" => !GetDrills(group, context.Project)
                .Any(time => time >= context.Project.Now.AddMonths(-MonthsWithoutDrill)),
            _ => true,
        };

    // Deleted drills count too.
    private static IEnumerable<DateTimeOffset?> GetDrills(ProtectionGroup group, ProjectState project) =>
        project.GetDrills(group).Select(drill => (DateTimeOffset?)drill.CreatedAt).Append(group.DeletedDrillAt);
}
