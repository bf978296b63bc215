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
/// Deletion of one instance or a batch: the attached pairs are deleted with the instance; production server and disks remain;
/// the DR server and its disks are deleted on request (PI-DELETE-10).
/// </summary>
internal abstract class InstanceDeletion : AsyncOperation<InstanceDeletion.Context>
{
    private const string DeleteServer = "delete_target_server";
    private const string DeleteElasticIp = "delete_target_eip";

    /// <summary>The input of the rules.</summary>
    /// <param name="Project">The state of the project.</param>
    /// <param name="Request">The body, which may be empty.</param>
    /// <param name="NamedInstances">The instances that the call names.</param>
    internal sealed record Context(ProjectState Project, JsonBody Request, IReadOnlyList<Lookup<ProtectedInstance>> NamedInstances)
    {
        public IReadOnlyList<ProtectedInstance> Instances => field ??= [.. NamedInstances.Select(named => named.Value)];

        public bool WithServer => Request.GetBoolean(DeleteServer);

        public bool WithElasticIp => Request.GetBoolean(DeleteElasticIp);

        public bool AllAtOriginalSite => Groups.All(group => group.PrioritySite == Site.Source);

        public IEnumerable<ProtectionGroup> Groups => Instances.Select(Project.GetGroup);

        public IEnumerable<ReplicationPair> Pairs => Instances.SelectMany(Project.GetPairs).Distinct();

        public IEnumerable<Server> DrServers => Instances.Select(instance => InstanceServers.AtDrSite(instance, Project)).OfType<Server>();

        /// <summary>Whether no pair is attached to an instance that remains.</summary>
        public bool AreSoleOwnersOfPairs => Pairs.All(AreSoleOwners);

        public bool AreSoleOwners(ReplicationPair pair) =>
            pair.Attachments.All(attachment => Instances.Any(instance => instance.Id == attachment.InstanceId));
    }

    /// <summary>The transition of both operations.</summary>
    protected static Transition Deletion(string catalogId) => new(
        catalogId, "deleteProtectedInstanceNoCG", ResourceKind.Instance,
        From:
        [
            Available, Protected, FailedOver, Error, ErrorStarting, ErrorStopping, ErrorReversing, ErrorFailingOver,
            ErrorDeleting, ErrorReprotecting, ErrorResizing, Invalid, Fault,
        ],
        InProgress: Deleting, To: FinalStatus.Deleted, OnFailure: ErrorDeleting, Errors.InstanceNotDeleted);

    protected static Rule<Context> GroupIsNotTransitional(string location) => State(
        "PI-DELETE-09", "Group is not in a transitional status", location,
        it => it.Groups.All(group => !IsTransitional(group.Status)),
        Errors.GroupStatusForbids);

    /// <summary>The rules for deleting the DR server or its public address with the instance.</summary>
    protected static IEnumerable<Rule<Context>> DrServerDeletionRules { get; } =
    [
        State(
            "PI-DELETE-04",
            "delete_target_server=true needs production at the original site (priority_station=source)",
            $"$.{DeleteServer}",
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

    /// <summary>Whether all instances can be deleted. A running job on an attached pair prevents it.</summary>
    protected static bool CanDelete(Context it, Transition deletion) =>
        it.Instances.All(instance => deletion.Permits(instance.Status)) && it.Pairs.All(pair => !IsTransitional(pair.Status));

    /// <summary>Adds the pairs to the job, and stores what else to delete.</summary>
    protected static Job Plan(Job job, Context it)
    {
        // PI-DELETE-06 is a rule of one edition only. In the other, a pair that is also attached to a remaining instance is kept.
        foreach (var pair in it.Pairs.Where(it.AreSoleOwners))
        {
            it.Project.JobScheduler.AddResource(job, ResourceKind.Pair, pair, Deleting, FinalStatus.Deleted, ErrorDeleting);
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
            foreach (var change in job.StatusChanges.Where(change => change.Kind is ResourceKind.Instance))
            {
                if (project.Instances[change.Id] is { } instance && InstanceServers.AtDrSite(instance, project) is { } server)
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
        // A shared disk is deleted with the last of its servers.
        foreach (var volume in volumes.Where(volume => project.Inventory.GetServersByVolume(volume.Id).IsEmpty))
        {
            DrVolumeProvisioning.Delete(project, volume.Id);
        }
    }
}
