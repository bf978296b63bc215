using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;
using static SdrsMock.Resources.Status;

namespace SdrsMock.Operations;

/// <summary>
/// Deleting instances, one or a batch of them: the attached pairs are dissolved with the instance, production server and
/// disks survive, and the DR server goes with its disks where the caller wants it (PI-DELETE-10).
/// </summary>
internal abstract class InstanceDeletion : AsyncOperation<InstanceDeletion.Subject>
{
    private const string DeleteServer = "delete_target_server";
    private const string DeleteElasticIp = "delete_target_eip";

    /// <param name="World">The project's world.</param>
    /// <param name="Request">The body, which may be empty.</param>
    /// <param name="Instances">An unknown one is null until a rule has seen to it that there is none.</param>
    internal sealed record Subject(World World, Body Request, IReadOnlyList<ProtectedInstance> Instances)
    {
        public bool WithServer => Request.Flag(DeleteServer);

        public bool WithElasticIp => Request.Flag(DeleteElasticIp);

        public bool AllAtOriginalSite => Groups.All(group => group.PriorityStation == Station.Source);

        public IEnumerable<ProtectionGroup> Groups => Instances.Select(World.GroupOf);

        public IEnumerable<ReplicationPair> Pairs => Instances.SelectMany(World.PairsOf).Distinct();

        public IEnumerable<Server> RecoveryServers => Instances.Select(instance => InstanceServers.StandingBy(instance, World)).OfType<Server>();

        /// <summary>Whether no pair would be torn from an instance that stays.</summary>
        public bool HoldPairsAlone => Pairs.All(HoldAlone);

        public bool HoldAlone(ReplicationPair pair) => pair.Attachments.All(attachment => Instances.Any(instance => instance.Id == attachment.InstanceId));
    }

    /// <summary>The move of both pages.</summary>
    protected static Transition Deletion(string ledger) => new(
        ledger, "deleteProtectedInstanceNoCG", ResourceKind.Instance,
        From:
        [
            Available, Protected, FailedOver, Error, ErrorStarting, ErrorStopping, ErrorReversing, ErrorFailingOver,
            ErrorDeleting, ErrorReprotecting, ErrorResizing, Invalid, Fault,
        ],
        Via: Deleting, To: Move.Gone, OnFailure: ErrorDeleting, Errors.InstanceNotDeleted);

    protected static Rule<Subject> GroupIsAtRest(string at) => State(
        "PI-DELETE-09", "Group is not in a transitional status", at,
        it => it.Groups.All(group => !IsTransitional(group.Status)),
        Errors.GroupStatusForbidsDeletion);

    /// <summary>What deleting the DR server or its public address along asks for.</summary>
    protected static IEnumerable<Rule<Subject>> RecoveryServerCanGo { get; } =
    [
        State("PI-DELETE-04", "delete_target_server=true needs production at the original site (priority_station=source)", $"$.{DeleteServer}",
            it => !it.WithServer || it.AllAtOriginalSite,
            Errors.ServerNotDeletableAfterMove),

        State("PI-DELETE-05", "delete_target_eip=true needs production at the original site", $"$.{DeleteElasticIp}",
            it => !it.WithElasticIp || it.AllAtOriginalSite,
            Errors.AddressNotDeletableAfterMove),

        State("PI-DELETE-07", "delete_target_server=true is refused for a frozen account", $"$.{DeleteServer}",
            it => !it.WithServer || !it.World.Surroundings.Account.Frozen,
            Errors.AccountFrozen),

        State("PI-DELETE-08", "delete_target_server=true is refused for a yearly/monthly DR server", $"$.{DeleteServer}",
            it => !it.WithServer || it.RecoveryServers.All(server => server.ChargingMode != ChargingModes.PrePaid),
            Errors.RecoveryServerPrepaid),
    ];

    /// <summary>Whether all may be deleted. A job at work on an attached pair must not find it gone.</summary>
    protected static bool CanGo(Subject it, Transition deletion) =>
        it.Instances.All(instance => deletion.Permits(instance.Status)) && it.Pairs.All(pair => !IsTransitional(pair.Status));

    /// <summary>Takes the pairs along, and notes what else is to go.</summary>
    protected static Job Plan(Job job, Subject it)
    {
        // Where no rule forbids it (PI-DELETE-06 is one edition's), a pair that another instance holds as well stays with that one.
        foreach (var pair in it.Pairs.Where(it.HoldAlone))
        {
            it.World.Jobs.Carry(job, ResourceKind.Pair, pair, Deleting, Move.Gone, ErrorDeleting);
        }

        if (it.WithServer)
        {
            job.Note(DeleteServer, "true");
        }

        return job;
    }

    public sealed override void Succeed(Job job, World world)
    {
        if (job.Notes.ContainsKey(DeleteServer))
        {
            foreach (var move in job.Moves.Where(move => move.Kind is ResourceKind.Instance))
            {
                if (world.Instances[move.Id] is { } instance && InstanceServers.StandingBy(instance, world) is { } server)
                {
                    RemoveServer(server, world);
                }
            }
        }
    }

    private static void RemoveServer(Server server, World world)
    {
        var volumes = world.VolumesOf(server);
        world.Surroundings.Servers.Remove(server.Id);
        // A shared disk goes with the last of its servers.
        foreach (var volume in volumes.Where(volume => world.Surroundings.ServersHolding(volume.Id).IsEmpty))
        {
            RecoveryDisks.Delete(world, volume.Id);
        }
    }
}
