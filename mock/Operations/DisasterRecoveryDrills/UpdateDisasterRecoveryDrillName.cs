using SdrsMock.Engine;

namespace SdrsMock.Operations;

/// <summary>Changing the name of a DR drill — apis/dr_drill/updating_a_dr_drill_name.rst.</summary>
internal sealed class UpdateDisasterRecoveryDrillName : Operation<DrillSubject>
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
            it => it.Drill is not null,
            Errors.DrillNotFound),
    ];

    protected override DrillSubject Resolve(Call call) => DrillSubject.Of(call, "disaster_recovery_drill");

    protected override Reply Perform(DrillSubject it)
    {
        it.World.Rename(it.Drill, it.Request.Text("name")!);
        return Reply.Wrapped("disaster_recovery_drill", it.Drill, it.World);
    }
}
