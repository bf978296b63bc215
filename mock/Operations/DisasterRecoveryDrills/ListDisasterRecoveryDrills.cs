using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.Operations.DisasterRecoveryDrills;

/// <summary>Querying DR drills — apis/dr_drill/querying_dr_drills.rst.</summary>
internal sealed class ListDisasterRecoveryDrills : Operation<OperationContext>
{
    public override string Name => "ListDisasterRecoveryDrills";

    protected override OperationContext Resolve(OperationContext context) => context;

    protected override Response Perform(OperationContext it) =>
        Paging.Page("disaster_recovery_drills", it.Project.Drills.NewestFirst.Where(drill => Matches(drill, it.Query)), it);

    private static bool Matches(DisasterRecoveryDrill drill, QueryParameters query) =>
        (query.Text("server_group_id") is not { } group || drill.GroupId == group)
        && (query.Text("name") is not { } name || drill.Name.Contains(name, StringComparison.Ordinal))
        && (query.Text("status") is not { } status || drill.Status == status)
        && (query.Text("drill_vpc_id") is not { } vpc || drill.DrillVpcId == vpc);
}
