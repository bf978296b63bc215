using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>Deleting a NIC from a protected instance — apis/protected_instance/deleting_an_nic_from_a_protected_instance.rst.</summary>
internal sealed class DeleteProtectedInstanceNic : AsyncOperation<DeleteProtectedInstanceNic.Context>
{
    public override string Name => "DeleteProtectedInstanceNic";

    private const string NicId = "nic_id";

    internal sealed record Context(InstanceContext Base) : InstanceContext(Base)
    {
        public Nic Nic => NamedNic.Value;

        /// <summary>The interface that the request names, at either of the two servers.</summary>
        public Lookup<Nic> NamedNic =>
            InstanceServers.All(Instance, Project)
                .SelectMany(server => server.Nics)
                .FirstOrDefault(nic => nic.Id == Request.GetString(NicId));
    }

    private static readonly Transition s_deleting = new(
        "protected-instances.delete-nic", "deleteNicNew", ResourceKind.Instance,
        From: [Available, Protected], InProgress: NicDeleting, To: FinalStatus.GroupStatus,
        OnFailure: FinalStatus.GroupStatus, Errors.NicNotDeleted);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_deleting];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-DELNIC-06", "protected_instance_id must name an instance", "{protected_instance_id}",
            it => it.NamedInstance.Exists,
            Errors.InstanceNotFound),

        Reference("PI-DELNIC-05", "nic_id must name a NIC of the instance", $"$.{NicId}",
            it => it.NamedNic.Exists,
            Errors.NicNotFound),

        State("PI-DELNIC-01", "Group status is available or protected", "{protected_instance_id}",
            it => it.Group.Status is Available or Protected,
            Errors.GroupNotAvailableOrProtected),

        State("PI-DELNIC-02", "Instance status is available or protected", "{protected_instance_id}",
            it => s_deleting.Permits(it.Instance.Status),
            Errors.InstanceStatusForbidsNic),

        Relation("PI-DELNIC-03", "The primary NIC cannot be deleted", $"$.{NicId}",
            it => !it.Nic.Primary,
            Errors.PrimaryNicNotDeletable),
    ];

    protected override Context Resolve(OperationContext context) => new(InstanceContext.Resolve(context));

    protected override Job Begin(Context it)
    {
        var job = Start(it.Project, s_deleting, it.Instance);
        job.SetEntity("protected_instance_id", it.Instance.Id);
        job.SetEntity(NicId, it.Nic.Id);
        return job;
    }

    /// <remarks>An interface that SDRS added has a counterpart at the other server, which is deleted too.</remarks>
    public override void Succeed(Job job, ProjectState project)
    {
        if (project.Instances[job.ResourceId] is { } instance && job.Entities[NicId] is { } id)
        {
            var pair = instance.AddedNics.Find(added => added.Include(id)) ?? new(id, id);
            foreach (var server in InstanceServers.All(instance, project).ToList())
            {
                project.Inventory.Servers.Put(server with { Nics = server.Nics.RemoveAll(nic => pair.Include(nic.Id)) });
            }

            instance.AddedNics.Remove(pair);
        }
    }
}
