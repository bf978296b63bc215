using SdrsMock.Engine;
using SdrsMock.Resources;
using static SdrsMock.Resources.Status;

namespace SdrsMock.Operations;

/// <summary>Querying protection groups — apis/protection_group/querying_protection_groups.rst.</summary>
internal sealed class ListProtectionGroups : Operation<Call>
{
    public override string Name => "ListProtectionGroups";

    // "3 months by default" (PG-LIST-05); no call can say otherwise.
    private const int MonthsWithoutDrill = 3;

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Remark("PG-LIST-05", "period_no_dr_drill selects groups without a drill during the last 3 months (default period)",
            because: "it describes a filter, which is served"),

        Remark("PG-LIST-06", "availability_zone filters by the AZ that is production now, so it follows priority_station",
            because: "it describes a filter, which is served"),

        Remark("PG-LIST-07", "name is a fuzzy (contains) filter",
            because: "it describes a filter, which is served"),
    ];

    protected override IReadOnlyList<Rule<Call>> Extras { get; } = [ListFilters.ZoneExists];

    protected override Call Resolve(Call call) => call;

    protected override Reply Perform(Call it) =>
        Paging.Page("server_groups", it.World.Groups.NewestFirst.Where(group => Matches(group, it)), it);

    private static bool Matches(ProtectionGroup group, Call call) =>
        call.Query.Text("status") is var status && (status is null || group.Status == status)
        && (call.Query.Text("name") is not { } name || group.Name.Contains(name, StringComparison.Ordinal))
        && (call.Query.Text("availability_zone") is not { } zone || group.ProductionZone == zone)
        && call.Query.Text("query_type") switch
        {
            "status_abnormal" => IsAbnormal(group.Status),
            "stop_protected" => group.Status == Available,
            "period_no_dr_drill" => !DrillsOf(group, call.World).Any(drilled => drilled >= call.World.Now.AddMonths(-MonthsWithoutDrill)),
            _ => true,
        };

    // A drill that was deleted took place all the same.
    private static IEnumerable<DateTimeOffset?> DrillsOf(ProtectionGroup group, World world) =>
        world.DrillsOf(group).Select(drill => (DateTimeOffset?)drill.CreatedAt).Append(group.DeletedDrillAt);
}
