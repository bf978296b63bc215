using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.DisasterRecoveryDrills;

/// <summary>Deleting a DR drill — apis/dr_drill/deleting_a_dr_drill.rst.</summary>
internal sealed class DeleteDisasterRecoveryDrill : AsyncOperation<DrillContext>
{
    public override string Name => "DeleteDisasterRecoveryDrill";

    private static readonly Transition s_deletion = new(
        "drills.delete", "deleteDisasterRecoveryDrill", ResourceKind.Drill,
        From: [Available, Error, ErrorDeleting], InProgress: Deleting, To: FinalStatus.Deleted,
        OnFailure: ErrorDeleting, Errors.DrillNotDeleted);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_deletion];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Syntax("DR-DELETE-02", "Drill id must name an existing drill", "{disaster_recovery_drill_id}",
            it => it.HasId,
            Errors.DrillIdEmpty),

        Syntax("DR-DELETE-02", "Drill id must name an existing drill", "{disaster_recovery_drill_id}",
            it => it.HasWellFormedId,
            Errors.DrillIdInvalid),

        // A shipping client treats only this code as "already deleted".
        Reference("DR-DELETE-02", "Drill id must name an existing drill", "{disaster_recovery_drill_id}",
            it => it.NamedDrill.Exists,
            Errors.DrillNotDeletable),

        State("DR-DELETE-01", "Drill status is available, error or error-deleting", "{disaster_recovery_drill_id}",
            it => s_deletion.Permits(it.Drill.Status),
            Errors.DrillNotDeletable),

        Unenforced(
            "DR-DELETE-03",
            "Drill servers with their disks and NICs are deleted; drill VPC and subnets stay; a bound EIP is unbound, not released",
            because: "it describes the result of the job; tests check it"),
    ];

    protected override DrillContext Resolve(OperationContext context) => DrillContext.Resolve(context, "");

    protected override Job Begin(DrillContext it)
    {
        var job = Start(it.Project, s_deletion, it.Drill);
        job.SetEntity("disaster_recovery_drill_id", it.Drill.Id);
        return job;
    }

    public override void Succeed(Job job, ProjectState project)
    {
        if (project.Drills[job.ResourceId] is { } drill)
        {
            DrillServers.Delete(project, drill);
            var group = project.Groups.Get(drill.GroupId);
            group.DeletedDrillAt = group.DeletedDrillAt > drill.CreatedAt ? group.DeletedDrillAt : drill.CreatedAt;
        }
    }
}
