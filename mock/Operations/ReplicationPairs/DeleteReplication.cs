using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ReplicationPairs;

/// <summary>Deleting a replication pair — apis/replication_pair/deleting_a_replication_pair.rst.</summary>
internal sealed class DeleteReplication : AsyncOperation<DeleteReplication.Context>
{
    public override string Name => "DeleteReplication";

    internal sealed record Context(PairContext Path) : PairContext(Path)
    {
        public bool DeletesDrVolume => Request.GetBoolean("delete_target_volume");

        public Volume? DrVolume => Project.Inventory.Volumes[DrVolumeId];
    }

    private const string VolumeToDelete = "doomed_volume";

    private static readonly Transition s_deletion = new(
        "replications.delete", "deleteReplicationPairNoCG", ResourceKind.Pair,
        // error-detaching is missing, as in the documentation (schemas/notes/conflicts.md, C-43).
        From:
        [
            Available, Protected, FailedOver, Error, ErrorStarting, ErrorStopping, ErrorReversing, ErrorFailingOver,
            ErrorDeleting, ErrorReprotecting, ErrorAttaching, ErrorExtending, Invalid, Fault,
        ],
        InProgress: Deleting, To: FinalStatus.Deleted, OnFailure: ErrorDeleting, Errors.PairNotDeleted);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_deletion];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("RP-DELETE-06", "replication_id must name an existing pair", "{replication_id}",
            it => it.NamedPair.Exists,
            Errors.PairNotFound),

        State(
            "RP-DELETE-01",
            "Group status is one of available, protected, failed-over, error-starting, error-stopping, error-reversing, "
            + "error-failing-over, error-deleting, error-reprotecting",
            "{replication_id}",
            it => it.Group.Status is Available or Protected or FailedOver or ErrorStarting or ErrorStopping or ErrorReversing
                or ErrorFailingOver or ErrorDeleting or ErrorReprotecting,
            Errors.GroupStatusForbids),

        State(
            "RP-DELETE-02",
            "Pair status is one of available, protected, failed-over, error, error-starting, error-stopping, error-reversing, "
            + "error-failing-over, error-deleting, error-reprotecting, error-attaching, error-extending, invalid, fault "
            + "(error-detaching is not listed)",
            "{replication_id}",
            it => s_deletion.Permits(it.Pair.Status),
            Errors.PairStatusForbids),

        State(
            "RP-DELETE-07",
            "delete_target_volume=true while production runs on the original DR site",
            "$.replication.delete_target_volume",
            it => !it.DeletesDrVolume || it.Group.PrioritySite == Site.Source,
            Errors.ProductionAtRecoverySite),

        State("RP-DELETE-08", "delete_target_volume=true is rejected for a frozen account", "$.replication.delete_target_volume",
            it => !it.DeletesDrVolume || !it.Project.Inventory.Account.Frozen,
            Errors.AccountFrozenForVolume),

        State("RP-DELETE-09", "delete_target_volume=true is rejected for a yearly/monthly DR disk", "$.replication.delete_target_volume",
            it => !it.DeletesDrVolume || it.DrVolume?.ChargingMode != ChargingModes.PrePaid,
            Errors.RecoveryVolumePrepaid),

        Relation("RP-DELETE-03", "Pair is attached to no instance", "{replication_id}",
            it => it.Pair.Attachments.IsEmpty,
            Errors.PairAttached),

        Relation("RP-DELETE-04", "server_group_id, when given, is the group of the pair", "$.replication.server_group_id",
            it => it.Request.GetString("server_group_id") is not { } id || id == it.Pair.GroupId,
            Errors.PairNotInGroup),

        Unenforced("RP-DELETE-10", "The production disk is always kept; the DR disk is deleted only with delete_target_volume=true",
            because: "it describes the result of the job; tests check it"),
    ];

    protected override Context Resolve(OperationContext context) => new(PairContext.Resolve(context, "replication"));

    protected override Job Begin(Context it)
    {
        var job = Start(it.Project, s_deletion, it.Pair);
        DrVolumeProvisioning.SetJobEntities(job, it.Pair);
        if (it.DeletesDrVolume)
        {
            job.SetData(VolumeToDelete, it.DrVolumeId);
        }

        return job;
    }

    public override void Succeed(Job job, ProjectState project)
    {
        if (job.Data.TryGetValue(VolumeToDelete, out var volumeId))
        {
            DrVolumeProvisioning.Delete(project, volumeId);
        }
    }
}
