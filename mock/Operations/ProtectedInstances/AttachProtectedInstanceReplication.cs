using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>
/// Attaching a replication pair to a protected instance —
/// apis/protected_instance/attaching_a_replication_pair_to_a_protected_instance.rst.
/// </summary>
internal sealed class AttachProtectedInstanceReplication : AsyncOperation<AttachProtectedInstanceReplication.Context>
{
    public override string Name => "AttachProtectedInstanceReplication";

    internal sealed record Context(InstanceContext Base, Lookup<ReplicationPair> NamedPair) : AttachmentContext(Base, NamedPair)
    {
        /// <summary>The device name with the prefix of the hypervisor; all servers of the inventory run on KVM.</summary>
        public string Device => $"/dev/vd{Request.GetRequiredString("device")[^1]}";

        /// <summary>Whether a pair or a disk of the instance's servers uses the device name.</summary>
        public bool IsDeviceTaken => Instance.Attachments.Any(attachment => attachment.Device == Device)
            || InstanceServers.All(Instance, Project).Any(server => server.Volumes.Any(attached => attached.Device == Device));

        /// <summary>Whether a disk of the pair is attached to a server.</summary>
        public bool IsVolumeInUse =>
            PairVolumeAttachment.GetVolumes(Pair, Project).Any(volume => !Project.Inventory.GetServersByVolume(volume.Id).IsEmpty);
    }

    private static readonly Transition s_attaching = new(
        "protected-instances.attach-replication", "attachReplicationPairNew", ResourceKind.Pair,
        From: [Available, Protected], InProgress: Attaching, To: FinalStatus.GroupStatus, OnFailure: ErrorAttaching, Errors.NotAttached);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_attaching];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-ATTACH-09", "protected_instance_id must name an instance", "{protected_instance_id}",
            it => it.NamedInstance.Exists,
            Errors.InstanceIdInvalid),

        Reference("PI-ATTACH-07", "replication_id must name a pair", "$.replicationAttachment.replication_id",
            it => it.NamedPair.Exists,
            Errors.PairIdInvalid),

        State("PI-ATTACH-01", "Group status is available or protected", "{protected_instance_id}",
            it => it.Group.Status is Available or Protected,
            Errors.GroupNotAvailableOrProtected),

        State("PI-ATTACH-02", "Instance status is available or protected", "{protected_instance_id}",
            it => it.Instance.Status is Available or Protected,
            Errors.InstanceAbnormal),

        State("PI-ATTACH-03", "Pair status is available or protected", "$.replicationAttachment.replication_id",
            it => it.Pair.Status != Error,
            Errors.PairInError),

        State("PI-ATTACH-03", "Pair status is available or protected", "$.replicationAttachment.replication_id",
            it => s_attaching.Permits(it.Pair.Status),
            Errors.PairStatusForbids),

        Relation("PI-ATTACH-08", "Pair and instance are in the same group", "$.replicationAttachment.replication_id",
            it => it.Pair.GroupId == it.Instance.GroupId,
            Errors.PairNotInGroup),

        // A disk that was attached outside SDRS counts too: it cannot be attached to a second server.
        Relation("PI-ATTACH-04", "A non-shared pair is attached nowhere yet", "$.replicationAttachment.replication_id",
            it => it.Pair.Shared ? it.Attachment is null : it.Pair.Attachments.IsEmpty && !it.IsVolumeInUse,
            Errors.PairAttachedOrDeviceTaken),

        Relation("PI-ATTACH-05", "device is not in use on the instance", "$.replicationAttachment.device",
            it => !it.IsDeviceTaken,
            Errors.PairAttachedOrDeviceTaken),

        Relation(
            "PI-ATTACH-06",
            "device is mandatory and looks like /dev/vdX or /dev/sdX; system disk takes /dev/vda or /dev/sda; the prefix is "
            + "rewritten to fit KVM (vd) or Xen (sd)",
            "$.replicationAttachment.device",
            it => AttachedVolume.IsSystemDevice(it.Device) == it.Pair.Bootable,
            Errors.RequestInvalid),

        Unenforced("PI-ATTACH-10", "A pair of shared disks can be attached to several instances",
            because: "it is a permission; PI-ATTACH-04 does not restrict it"),
    ];

    protected override Context Resolve(OperationContext context)
    {
        var instance = InstanceContext.Resolve(context, "replicationAttachment");
        return new(instance, context.Project.Pairs[instance.Request.GetString("replication_id")]);
    }

    /// <remarks>Reserves the device name at once, so that two jobs cannot use the same one.</remarks>
    protected override Job Begin(Context it)
    {
        ProjectState.Attach(it.Pair, it.Instance, it.Device);
        var job = Start(it.Project, s_attaching, it.Pair);
        job.SetEntity("protected_instance_id", it.Instance.Id);
        job.SetEntity("replication_pair_id", it.Pair.Id);
        return job;
    }

    public override void Succeed(Job job, ProjectState project)
    {
        if (AttachmentContext.GetInstance(job, project) is { } instance && project.Pairs[job.ResourceId] is { } pair
            && instance.FindAttachment(pair.Id) is { } attachment)
        {
            PairVolumeAttachment.Attach(pair, instance, attachment.Device, project);
        }
    }

    public override void Fail(Job job, ProjectState project)
    {
        if (AttachmentContext.GetInstance(job, project) is { } instance && project.Pairs[job.ResourceId] is { } pair)
        {
            ProjectState.Detach(pair, instance);
        }
    }
}
