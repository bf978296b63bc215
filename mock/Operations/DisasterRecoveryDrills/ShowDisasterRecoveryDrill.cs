using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Views;

namespace SdrsMock.Operations.DisasterRecoveryDrills;

/// <summary>Querying a DR drill — apis/dr_drill/querying_details_about_a_dr_drill.rst.</summary>
internal sealed class ShowDisasterRecoveryDrill : Operation<DrillContext>
{
    public override string Name => "ShowDisasterRecoveryDrill";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Syntax("DR-GET-01", "Drill id must name an existing drill", "{disaster_recovery_drill_id}",
            it => it.HasId,
            Errors.DrillIdEmpty),

        Syntax("DR-GET-01", "Drill id must name an existing drill", "{disaster_recovery_drill_id}",
            it => it.HasWellFormedId,
            Errors.DrillIdInvalid),

        Reference("DR-GET-01", "Drill id must name an existing drill", "{disaster_recovery_drill_id}",
            it => it.NamedDrill.Exists,
            Errors.DrillNotFound),
    ];

    protected override DrillContext Resolve(OperationContext context) => DrillContext.Resolve(context, "");

    protected override Response Perform(DrillContext it) => ResourceView.Respond("disaster_recovery_drill", it.Drill, it.Project);
}
