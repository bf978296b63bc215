using System.Globalization;
using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ReplicationPairs;

/// <summary>
/// Expanding the capacity of a replication pair — apis/replication_pair/expanding_the_capacity_of_a_replication_pair.rst.
/// </summary>
internal sealed class ExpandReplication : AsyncOperation<PairContext>
{
    public override string Name => "ExpandReplication";

    private const string Size = "new_size";

    private static readonly Transition s_expansion = new(
        "replications.extend", "expandReplicationPairNew", ResourceKind.Pair,
        From: [Available, Protected, ErrorExtending], InProgress: Extending, To: FinalStatus.GroupStatus,
        OnFailure: ErrorExtending, Errors.NotExpanded);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_expansion];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("RP-EXTEND-10", "replication_id must name an existing pair", "{replication_id}",
            it => it.NamedPair.Exists,
            Errors.PairNotFound),

        State("RP-EXTEND-01", "Pair status is available, protected or error-extending", "{replication_id}",
            it => it.Pair.Status != Error,
            Errors.PairInError),

        State("RP-EXTEND-01", "Pair status is available, protected or error-extending", "{replication_id}",
            it => s_expansion.Permits(it.Pair.Status),
            Errors.PairStatusForbids),

        State("RP-EXTEND-02", "Pair disks are available or in-use", "{replication_id}",
            it => it.Volumes.All(volume => volume.Status is VolumeStatus.Available or VolumeStatus.InUse),
            Errors.PairVolumesUnusable),

        State(
            "RP-EXTEND-03",
            "Non-shared in-use disks extend only where online extend is supported (Huawei 2021 page: always allowed)",
            "{replication_id}",
            it => it.Volumes.All(volume => volume.Shared || volume.Status != VolumeStatus.InUse || volume.OnlineExtend),
            Errors.PairVolumesInUse),

        State("RP-EXTEND-04", "Shared in-use disks cannot be extended", "{replication_id}",
            it => it.Volumes.All(volume => !volume.Shared || volume.Status != VolumeStatus.InUse),
            Errors.SharedVolumesInUse),

        State("RP-EXTEND-07", "Yearly/monthly disks cannot be extended", "{replication_id}",
            it => it.Volumes.All(volume => volume.ChargingMode != ChargingModes.PrePaid),
            Errors.VolumePrepaid),

        State("RP-EXTEND-08", "No disk of the pair is locked", "{replication_id}",
            it => it.Volumes.All(volume => !volume.Locked),
            Errors.PairVolumeLocked),

        Relation("RP-EXTEND-06", "new_size exceeds the current size (no shrinking)", "$.extend-replication.new_size",
            it => SizeIn(it) > it.Pair.SizeGb,
            Errors.RequestInvalid),
    ];

    protected override IReadOnlyList<Rule<PairContext>> UncatalogedRules { get; } =
    [
        Uncataloged($"A disk has at most {Volume.MaxSizeGb} GB", Phase.Relation, "$.extend-replication.new_size",
            it => SizeIn(it) <= Volume.MaxSizeGb,
            Errors.RequestInvalid),

        Uncataloged("The storage pool of the DR site disk has room for the growth", Phase.Capacity, "$.extend-replication.new_size",
            it => it.Volumes.Select(volume => it.Project.Inventory.StoragePools[volume.StoragePoolId]).OfType<StoragePool>()
                .All(pool => SizeIn(it) - it.Pair.SizeGb <= DrVolumeProvisioning.GetFreeSpace(it.Project, pool)),
            Errors.StoragePoolFull),
    ];

    protected override PairContext Resolve(OperationContext context) => PairContext.Resolve(context, "extend-replication");

    protected override Job Begin(PairContext it)
    {
        var job = Start(it.Project, s_expansion, it.Pair);
        DrVolumeProvisioning.SetJobEntities(job, it.Pair);
        job.SetData(Size, SizeIn(it).ToString(CultureInfo.InvariantCulture));
        return job;
    }

    public override void Succeed(Job job, ProjectState project)
    {
        if (project.Pairs[job.ResourceId] is { } pair)
        {
            DrVolumeProvisioning.Resize(project, pair, SizeIn(job));
        }
    }

    /// <summary>The new size of the pair's disks in GB, as stored in a job.</summary>
    internal static int SizeIn(Job job) => int.Parse(job.Data[Size], CultureInfo.InvariantCulture);

    private static long SizeIn(PairContext it) => it.Request.GetRequiredNumber(Size);
}
