using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ReplicationPairs;

/// <summary>Creating a replication pair — apis/replication_pair/creating_a_replication_pair.rst.</summary>
internal sealed class CreateReplication : AsyncOperation<CreateReplication.Context>
{
    public override string Name => "CreateReplication";

    internal sealed record Context(
        ProjectState Project, JsonBody Request, Lookup<ProtectionGroup> NamedGroup, Lookup<Volume> NamedVolume)
    {
        public ProtectionGroup Group => NamedGroup.Value;

        public Volume Volume => NamedVolume.Value;

        public string VolumeId => Request.GetRequiredString("volume_id");

        public string? PoolId => Request.GetString("cluster_id");

        public Lookup<StoragePool> NamedPool => Project.Inventory.StoragePools[PoolId];

        public StoragePool Pool => NamedPool.Value;
    }

    private const string PoolIsUsable = "cluster_id, when given, must be a usable DSS pool of the DR AZ";

    private static readonly string[] s_types = ["SSD", "SAS", "SATA", "co-p1", "uh-l1"];

    private static readonly Transition s_creation = new(
        "replications.create", "createReplicationPairNoCG", ResourceKind.Pair,
        From: [], InProgress: Creating, To: FinalStatus.GroupStatus, OnFailure: Error, Errors.PairNotCreated);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_creation];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("RP-CREATE-08", "server_group_id must name an existing group", "$.replication.server_group_id",
            it => it.NamedGroup.Exists,
            Errors.GroupNotFound),

        Reference("RP-CREATE-06", "volume_id must name an existing disk", "$.replication.volume_id",
            it => it.NamedVolume.Exists,
            Errors.VolumeDeleted),

        Reference("RP-CREATE-17", PoolIsUsable, "$.replication.cluster_id",
            it => it.PoolId is null || it.NamedPool.Exists,
            Errors.StoragePoolNotFound),

        State("RP-CREATE-01", "Group status is available or protected", "$.replication.server_group_id",
            it => it.Group.Status is Available or Protected,
            Errors.GroupNotAvailableOrProtected),

        State("RP-CREATE-02", "With server_type ECS the disk status is available", "$.replication.volume_id",
            it => it.Volume.Status == VolumeStatus.Available,
            Errors.VolumeNotAvailable),

        State("RP-CREATE-13", "Disk is neither locked nor frozen", "$.replication.volume_id",
            it => !it.Volume.Frozen,
            Errors.VolumeFrozen),

        State("RP-CREATE-13", "Disk is neither locked nor frozen", "$.replication.volume_id",
            it => !it.Volume.Locked,
            Errors.VolumeLocked),

        State("RP-CREATE-17", PoolIsUsable, "$.replication.cluster_id",
            it => it.PoolId is null || it.Pool.Status != StoragePoolStatus.Deploying,
            Errors.StoragePoolDeploying),

        Relation("RP-CREATE-09", "Disk is in no other pair", "$.replication.volume_id",
            it => it.Project.FindPairsByVolume(it.VolumeId).Count == 0,
            Errors.VolumeAlreadyPaired),

        Relation("RP-CREATE-10", "Disk AZ equals the current production AZ of the group", "$.replication.volume_id",
            it => it.Volume.AvailabilityZone == it.Group.ProductionZone,
            Errors.VolumeZoneDiffers),

        Relation("RP-CREATE-11", "Disk is not encrypted", "$.replication.volume_id",
            it => !it.Volume.Encrypted,
            Errors.VolumeEncrypted),

        Relation("RP-CREATE-12", "Disk type is supported (SSD, SAS, SATA, co-p1, uh-l1; extreme SSD is not)", "$.replication.volume_id",
            it => s_types.Contains(it.Volume.VolumeType),
            Errors.VolumeTypeUnsupported),

        Relation("RP-CREATE-14", "Disk is not used in a drill", "$.replication.volume_id",
            it => it.Volume.DrillId is null,
            Errors.VolumeUsedInDrill),

        Relation("RP-CREATE-17", PoolIsUsable, "$.replication.cluster_id",
            it => it.PoolId is null || it.Project.GetDrZone(it.Group).DssSupported,
            Errors.StoragePoolsUnsupported),

        Relation("RP-CREATE-17", PoolIsUsable, "$.replication.cluster_id",
            it => it.PoolId is null || it.Pool.AvailabilityZone == it.Group.DrZone,
            Errors.StoragePoolZoneDiffers),

        Relation("RP-CREATE-17", PoolIsUsable, "$.replication.cluster_id",
            it => it.PoolId is null || it.Pool.StorageType == it.Volume.VolumeType,
            Errors.StoragePoolTypeDiffers),

        Capacity("RP-CREATE-15", "Pair count may not exceed the replications quota", "$.replication",
            it => it.Project.Inventory.Quotas.Get(Quota.Replications).Allows(it.Project.Pairs.Count),
            Errors.PairQuotaExceeded),

        Capacity("RP-CREATE-16", "Unattached pairs stay under a cap (number unpublished)", "$.replication",
            it => it.Project.Inventory.Quotas.Get(Quota.UnattachedReplications).Allows(
                it.Project.Pairs.Count(pair => pair.Attachments.IsEmpty)),
            Errors.TooManyUnattachedPairs),

        Capacity("RP-CREATE-17", PoolIsUsable, "$.replication.cluster_id",
            it => it.PoolId is null || it.Volume.Size <= DrVolumeProvisioning.GetFreeSpace(it.Project, it.Pool),
            Errors.StoragePoolFull),

        Unenforced(
            "RP-CREATE-18",
            "In a protected group synchronisation of the new pair starts at once; in an available group it waits for enabling",
            because: "it describes the created pair; tests check it"),

        Unenforced(
            "RP-CREATE-19",
            "The DR disk is created automatically with the same name and another id; pair disks cannot be deleted or rolled "
            + "back from snapshots natively",
            because: "it describes the result of the job; native deletion and snapshots belong to another service"),
    ];

    protected override Context Resolve(OperationContext context)
    {
        var request = context.Body.GetObject("replication");
        return new(
            context.Project,
            request,
            context.Project.Groups[request.GetString("server_group_id")],
            context.Project.Inventory.Volumes[request.GetString("volume_id")]);
    }

    protected override Job Begin(Context it)
    {
        var pair = DrVolumeProvisioning.AddPair(
            it.Project, it.Group, it.Volume, it.Request.GetRequiredString("name"), it.Request.GetString("description"), it.PoolId);
        var job = Start(it.Project, s_creation, pair);
        DrVolumeProvisioning.SetJobEntities(job, pair);
        return job;
    }

    public override void Succeed(Job job, ProjectState project)
    {
        if (project.Pairs[job.ResourceId] is { } pair)
        {
            DrVolumeProvisioning.Build(project, pair);
        }
    }

    public override void Fail(Job job, ProjectState project)
    {
        if (project.Pairs[job.ResourceId] is { } pair)
        {
            DrVolumeProvisioning.Abandon(job, pair);
        }
    }
}
