using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;
using static SdrsMock.Resources.Status;

namespace SdrsMock.Operations;

/// <summary>Deleting a NIC from a protected instance — apis/protected_instance/deleting_an_nic_from_a_protected_instance.rst.</summary>
internal sealed class DeleteProtectedInstanceNic : AsyncOperation<DeleteProtectedInstanceNic.Subject>
{
    public override string Name => "DeleteProtectedInstanceNic";

    private const string NicId = "nic_id";

    internal sealed record Subject(InstanceSubject It) : InstanceSubject(It)
    {
        /// <summary>The interface, on whichever of the two servers it is; null until a rule has seen to it that it exists.</summary>
        public Nic? Nic => InstanceServers.Of(Instance, World).SelectMany(server => server.Nics).FirstOrDefault(nic => nic.Id == Request.Text(NicId));
    }

    private static readonly Transition s_deleting = new(
        "protected-instances.delete-nic", "deleteNicNew", ResourceKind.Instance,
        From: [Available, Protected], Via: NicDeleting, To: Move.AsGroup, OnFailure: Move.AsGroup, Errors.NicNotDeleted);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_deleting];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-DELNIC-06", "protected_instance_id must name an instance", "{protected_instance_id}",
            it => it.Instance is not null,
            Errors.InstanceNotFound),

        Reference("PI-DELNIC-05", "nic_id must name a NIC of the instance", $"$.{NicId}",
            it => it.Nic is not null,
            Errors.NicNotFound),

        State("PI-DELNIC-01", "Group status is available or protected", "{protected_instance_id}",
            it => it.Group.Status is Available or Protected,
            Errors.GroupNotAvailableOrProtected),

        State("PI-DELNIC-02", "Instance status is available or protected", "{protected_instance_id}",
            it => s_deleting.Permits(it.Instance.Status),
            Errors.InstanceStatusForbidsNic),

        Relation("PI-DELNIC-03", "The primary NIC cannot be deleted", $"$.{NicId}",
            it => !it.Nic!.Primary,
            Errors.PrimaryNicKept),
    ];

    protected override Subject Resolve(Call call) => new(InstanceSubject.Of(call));

    protected override Job Begin(Subject it)
    {
        var job = Start(it.World, s_deleting, it.Instance);
        job.Tell("protected_instance_id", it.Instance.Id);
        job.Tell(NicId, it.Nic!.Id);
        return job;
    }

    /// <remarks>An interface that was added here has a twin on the other server, which goes with it.</remarks>
    public override void Succeed(Job job, World world)
    {
        if (world.Instances[job.ResourceId] is { } instance)
        {
            var id = job.Entities[NicId]!;
            var twins = instance.AddedNics.Find(twins => twins.Include(id)) ?? new(id, id);
            foreach (var server in InstanceServers.Of(instance, world).ToList())
            {
                world.Surroundings.Servers.Put(server with { Nics = server.Nics.RemoveAll(nic => twins.Include(nic.Id)) });
            }

            instance.AddedNics.Remove(twins);
        }
    }
}
