using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;
using static SdrsMock.Resources.Status;

namespace SdrsMock.Operations;

/// <summary>Creating a replication pair — apis/replication_pair/creating_a_replication_pair.rst.</summary>
internal sealed class CreateReplication : AsyncOperation<CreateReplication.Subject>
{
    public override string Name => "CreateReplication";

    internal sealed record Subject(World World, Body Request, ProtectionGroup Group, Volume Volume)
    {
        public string VolumeId => Request.Text("volume_id")!;

        public string? PoolId => Request.Text("cluster_id");

        public StoragePool Pool => World.Surroundings.StoragePools[PoolId]!;
    }

    private const string PoolIsUsable = "cluster_id, when given, must be a usable DSS pool of the DR AZ";

    private static readonly string[] s_types = ["SSD", "SAS", "SATA", "co-p1", "uh-l1"];

    private static readonly Transition s_creation = new(
        "replications.create", "createReplicationPairNoCG", ResourceKind.Pair,
        From: [], Via: Creating, To: Move.AsGroup, OnFailure: Error, Errors.PairNotCreated);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_creation];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("RP-CREATE-08", "server_group_id must name an existing group", "$.replication.server_group_id",
            it => it.Group is not null,
            Errors.GroupNotFound),

        // A disk that a pair still names but nobody can find any more has a code of its own.
        Reference("RP-CREATE-06", "volume_id must name an existing disk", "$.replication.volume_id",
            it => it.Volume is not null || it.World.PairsUsing(it.VolumeId).Count == 0,
            Errors.VolumeGone),

        Reference("RP-CREATE-06", "volume_id must name an existing disk", "$.replication.volume_id",
            it => it.Volume is not null,
            Errors.VolumeIdInvalid),

        Reference("RP-CREATE-17", PoolIsUsable, "$.replication.cluster_id",
            it => it.PoolId is null || it.Pool is not null,
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
            it => it.World.PairsUsing(it.VolumeId).Count == 0,
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
            it => it.PoolId is null || it.World.RecoveryZoneOf(it.Group).DssSupported,
            Errors.StoragePoolsUnsupported),

        Relation("RP-CREATE-17", PoolIsUsable, "$.replication.cluster_id",
            it => it.PoolId is null || it.Pool.AvailabilityZone == it.Group.RecoveryZone,
            Errors.StoragePoolZoneDiffers),

        Relation("RP-CREATE-17", PoolIsUsable, "$.replication.cluster_id",
            it => it.PoolId is null || it.Pool.StorageType == it.Volume.VolumeType,
            Errors.StoragePoolTypeDiffers),

        Capacity("RP-CREATE-15", "Pair count may not exceed the replications quota", "$.replication",
            it => it.World.Surroundings.Quotas[Quota.Replications]!.Allows(it.World.Pairs.Count),
            Errors.PairQuotaSpent),

        Capacity("RP-CREATE-16", "Unattached pairs stay under a cap (number unpublished)", "$.replication",
            it => it.World.Surroundings.Quotas[Quota.UnattachedReplications]!.Allows(it.World.Pairs.Count(pair => pair.Attachments.IsEmpty)),
            Errors.TooManyUnattachedPairs),

        Capacity("RP-CREATE-17", PoolIsUsable, "$.replication.cluster_id",
            it => it.PoolId is null || it.Volume.Size <= RecoveryDisks.RoomIn(it.World, it.Pool),
            Errors.StoragePoolFull),

        Remark("RP-CREATE-18", "In a protected group synchronisation of the new pair starts at once; in an available group it waits for enabling",
            because: "it describes the pair that is made; tests hold it to that"),

        Remark("RP-CREATE-19", "The DR disk is created automatically with the same name and another id; pair disks cannot be deleted or rolled back from snapshots natively",
            because: "it describes what the job makes; native deletion and snapshots belong to another service"),
    ];

    protected override Subject Resolve(Call call)
    {
        var request = call.Body.Under("replication");
        return new(
            call.World,
            request,
            call.World.Groups[request.Text("server_group_id")]!,
            call.World.Surroundings.Volumes[request.Text("volume_id")]!);
    }

    protected override Job Begin(Subject it)
    {
        var pair = RecoveryDisks.AddPair(it.World, it.Group, it.Volume, it.Request.Text("name")!, it.Request.Text("description"), it.PoolId);
        var job = Start(it.World, s_creation, pair);
        RecoveryDisks.Tell(job, pair);
        return job;
    }

    public override void Succeed(Job job, World world)
    {
        if (world.Pairs[job.ResourceId] is { } pair)
        {
            RecoveryDisks.Build(world, pair);
        }
    }

    public override void Fail(Job job, World world)
    {
        if (world.Pairs[job.ResourceId] is { } pair)
        {
            RecoveryDisks.Abandon(job, pair);
        }
    }
}
