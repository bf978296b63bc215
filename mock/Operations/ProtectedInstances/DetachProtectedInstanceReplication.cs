using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>
/// Detaching a replication pair from a protected instance —
/// apis/protected_instance/detaching_a_replication_pair_from_a_protected_instance.rst.
/// </summary>
internal sealed class DetachProtectedInstanceReplication : AsyncOperation<AttachmentContext>
{
    public override string Name => "DetachProtectedInstanceReplication";

    private static readonly Transition s_detaching = new(
        "protected-instances.detach-replication", "detachReplicationPairNew", ResourceKind.Pair,
        From:
        [
            Available, Protected, FailedOver, ErrorAttaching, ErrorDetaching, ErrorStarting, ErrorStopping, ErrorReversing,
            ErrorFailingOver, ErrorDeleting, ErrorReprotecting, ErrorExtending, Invalid, Fault,
        ],
        InProgress: Detaching, To: FinalStatus.GroupStatus, OnFailure: ErrorDetaching, Errors.NotDetached);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_detaching];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-DETACH-07", "protected_instance_id must name an instance", "{protected_instance_id}",
            it => it.NamedInstance.Exists,
            Errors.InstanceIdInvalid),

        Reference("PI-DETACH-08", "replication_id must name a pair", "{replication_id}",
            it => it.NamedPair.Exists,
            Errors.PairIdInvalid),

        State(
            "PI-DETACH-01",
            "Group status is one of available, protected, failed-over, error-starting, error-stopping, error-reversing, error-failing-over",
            "{protected_instance_id}",
            it => it.Group.Status is Available or Protected or FailedOver or ErrorStarting or ErrorStopping or ErrorReversing
                or ErrorFailingOver,
            Errors.GroupStatusForbids),

        State(
            "PI-DETACH-02",
            "Instance status is one of available, protected, failed-over, error-starting, error-stopping, error-reversing, "
            + "error-failing-over, error-deleting, error-reprotecting, error-resizing, invalid, fault",
            "{protected_instance_id}",
            it => it.Instance.Status is Available or Protected or FailedOver or ErrorStarting or ErrorStopping or ErrorReversing
                or ErrorFailingOver or ErrorDeleting or ErrorReprotecting or ErrorResizing or Invalid or Fault,
            Errors.InstanceAbnormal),

        State(
            "PI-DETACH-03",
            "Pair status is one of available, protected, failed-over, error-attaching, error-detaching, error-starting, "
            + "error-stopping, error-reversing, error-failing-over, error-deleting, error-reprotecting, error-extending, "
            + "invalid, fault",
            "{replication_id}",
            it => s_detaching.Permits(it.Pair.Status),
            Errors.PairStatusForbids),

        State("PI-DETACH-05", "System disk pair (/dev/sda, /dev/vda) only while the server is stopped", "{replication_id}",
            it => it.Attachment is not { } attached || !AttachedVolume.IsSystemDevice(attached.Device)
                || InstanceServers.All(it.Instance, it.Project).All(server => server.IsStopped),
            Errors.ServerNotStopped),

        State("PI-DETACH-09", "Disks are in-use on both servers (user manual only)", "{replication_id}",
            it => it.Attachment is null || PairVolumeAttachment.AreAttached(it.Pair, it.Instance, it.Project),
            Errors.VolumeNotAttached),

        Relation("PI-DETACH-04", "Pair is attached to this instance", "{replication_id}",
            it => it.Attachment is not null,
            Errors.PairNotAttached),

        Unenforced("PI-DETACH-06", "Data disk pairs can be detached with the server running or stopped",
            because: "it is a permission; PI-DETACH-05 applies to system disks only"),
    ];

    protected override AttachmentContext Resolve(OperationContext context) =>
        new(InstanceContext.Resolve(context), context.Project.Pairs[context.Path["replication_id"]]);

    protected override Job Begin(AttachmentContext it)
    {
        // Detaching does not repair a pair whose disk or link was lost.
        var job = Start(
            it.Project, it.Pair.Status is Invalid or Fault ? s_detaching with { To = FinalStatus.Previous } : s_detaching, it.Pair);
        job.SetEntity("protected_instance_id", it.Instance.Id);
        job.SetEntity("replication_pair_id", it.Pair.Id);
        return job;
    }

    public override void Succeed(Job job, ProjectState project)
    {
        if (AttachmentContext.GetInstance(job, project) is { } instance && project.Pairs[job.ResourceId] is { } pair)
        {
            PairVolumeAttachment.Detach(pair, instance, project);
            ProjectState.Detach(pair, instance);
            StatusPropagation.ClearInstanceFault(instance, project);
        }
    }
}
