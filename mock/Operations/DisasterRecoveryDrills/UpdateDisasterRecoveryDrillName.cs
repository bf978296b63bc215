using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Views;

namespace SdrsMock.Operations.DisasterRecoveryDrills;

/// <summary>Changing the name of a DR drill — apis/dr_drill/updating_a_dr_drill_name.rst.</summary>
internal sealed class UpdateDisasterRecoveryDrillName : Operation<DrillContext>
{
    public override string Name => "UpdateDisasterRecoveryDrillName";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Syntax("DR-RENAME-02", "Drill id must name an existing drill", "{disaster_recovery_drill_id}",
            it => it.HasId,
            Errors.DrillIdEmpty),

        Syntax("DR-RENAME-02", "Drill id must name an existing drill", "{disaster_recovery_drill_id}",
            it => it.HasWellFormedId,
            Errors.DrillIdInvalid),

        Reference("DR-RENAME-02", "Drill id must name an existing drill", "{disaster_recovery_drill_id}",
            it => it.NamedDrill.Exists,
            Errors.DrillNotFound),
    ];

    protected override DrillContext Resolve(OperationContext context) => DrillContext.Resolve(context, "disaster_recovery_drill");

    protected override Response Perform(DrillContext it)
    {
        it.Project.Rename(it.Drill, it.Request.GetRequiredString("name"));
        return ResourceView.Respond("disaster_recovery_drill", it.Drill, it.Project);
    }
}
