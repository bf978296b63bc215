using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.Operations.ReplicationPairs;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>
/// Deleting instances, one or a batch of them: the attached pairs are dissolved with the instance, production server and
/// disks survive, and the DR server goes with its disks where the caller wants it (PI-DELETE-10).
/// </summary>
internal abstract class InstanceDeletion : AsyncOperation<InstanceDeletion.Context>
{
    private const string DeleteServer = "delete_target_server";
    private const string DeleteElasticIp = "delete_target_eip";

    /// <param name="Project">The project's world.</param>
    /// <param name="Request">The body, which may be empty.</param>
    /// <param name="Instances">An unknown one is null until a rule has seen to it that there is none.</param>
    internal sealed record Context(ProjectState Project, JsonBody Request, IReadOnlyList<ProtectedInstance> Instances)
    {
        public bool WithServer => Request.GetBoolean(DeleteServer);

        public bool WithElasticIp => Request.GetBoolean(DeleteElasticIp);

        public bool AllAtOriginalSite => Groups.All(group => group.PrioritySite == Site.Source);

        public IEnumerable<ProtectionGroup> Groups => Instances.Select(Project.GetGroup);

        public IEnumerable<ReplicationPair> Pairs => Instances.SelectMany(Project.GetPairs).Distinct();

        public IEnumerable<Server> DrServers => Instances.Select(instance => InstanceServers.AtDrSite(instance, Project)).OfType<Server>();

        /// <summary>Whether no pair would be torn from an instance that stays.</summary>
        public bool AreSoleOwnersOfPairs => Pairs.All(AreSoleOwners);

        public bool AreSoleOwners(ReplicationPair pair) => pair.Attachments.All(attachment => Instances.Any(instance => instance.Id == attachment.InstanceId));
    }

    /// <summary>The move of both pages.</summary>
    protected static Transition Deletion(string ledger) => new(
        ledger, "deleteProtectedInstanceNoCG", ResourceKind.Instance,
        From:
        [
            Available, Protected, FailedOver, Error, ErrorStarting, ErrorStopping, ErrorReversing, ErrorFailingOver,
            ErrorDeleting, ErrorReprotecting, ErrorResizing, Invalid, Fault,
        ],
        InProgress: Deleting, To: StatusChange.Deleted, OnFailure: ErrorDeleting, Errors.InstanceNotDeleted);

    protected static Rule<Context> GroupIsAtRest(string at) => State(
        "PI-DELETE-09", "Group is not in a transitional status", at,
        it => it.Groups.All(group => !IsTransitional(group.Status)),
        Errors.GroupStatusForbidsDeletion);

    /// <summary>What deleting the DR server or its public address along asks for.</summary>
    protected static IEnumerable<Rule<Context>> RecoveryServerCanGo { get; } =
    [
        State("PI-DELETE-04", "delete_target_server=true needs production at the original site (priority_station=source)", $"$.{DeleteServer}",
            it => !it.WithServer || it.AllAtOriginalSite,
            Errors.ServerNotDeletableAfterMove),

        State("PI-DELETE-05", "delete_target_eip=true needs production at the original site", $"$.{DeleteElasticIp}",
            it => !it.WithElasticIp || it.AllAtOriginalSite,
            Errors.AddressNotDeletableAfterMove),

        State("PI-DELETE-07", "delete_target_server=true is rejected for a frozen account", $"$.{DeleteServer}",
            it => !it.WithServer || !it.Project.Inventory.Account.Frozen,
            Errors.AccountFrozen),

        State("PI-DELETE-08", "delete_target_server=true is rejected for a yearly/monthly DR server", $"$.{DeleteServer}",
            it => !it.WithServer || it.DrServers.All(server => server.ChargingMode != ChargingModes.PrePaid),
            Errors.RecoveryServerPrepaid),
    ];

    /// <summary>Whether all may be deleted. A job at work on an attached pair must not find it gone.</summary>
    protected static bool CanGo(Context it, Transition deletion) =>
        it.Instances.All(instance => deletion.Permits(instance.Status)) && it.Pairs.All(pair => !IsTransitional(pair.Status));

    /// <summary>Takes the pairs along, and notes what else is to go.</summary>
    protected static Job Plan(Job job, Context it)
    {
        // Where no rule forbids it (PI-DELETE-06 is one edition's), a pair that another instance holds as well stays with that one.
        foreach (var pair in it.Pairs.Where(it.AreSoleOwners))
        {
            it.Project.JobScheduler.AddResource(job, ResourceKind.Pair, pair, Deleting, StatusChange.Deleted, ErrorDeleting);
        }

        if (it.WithServer)
        {
            job.SetData(DeleteServer, "true");
        }

        return job;
    }

    public sealed override void Succeed(Job job, ProjectState project)
    {
        if (job.Data.ContainsKey(DeleteServer))
        {
            foreach (var move in job.StatusChanges.Where(move => move.Kind is ResourceKind.Instance))
            {
                if (project.Instances[move.Id] is { } instance && InstanceServers.AtDrSite(instance, project) is { } server)
                {
                    RemoveServer(server, project);
                }
            }
        }
    }

    private static void RemoveServer(Server server, ProjectState project)
    {
        var volumes = project.GetVolumes(server);
        project.Inventory.Servers.Remove(server.Id);
        // A shared disk goes with the last of its servers.
        foreach (var volume in volumes.Where(volume => project.Inventory.GetServersByVolume(volume.Id).IsEmpty))
        {
            DrVolumeProvisioning.Delete(project, volume.Id);
        }
    }
}
