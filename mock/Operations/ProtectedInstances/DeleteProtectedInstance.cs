using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.OperationModel;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>Deleting a protected instance — apis/protected_instance/deleting_a_protected_instance.rst.</summary>
internal sealed class DeleteProtectedInstance : InstanceDeletion
{
    public override string Name => "DeleteProtectedInstance";

    private static readonly Transition s_deletion = Deletion("protected-instances.delete");

    public override IReadOnlyList<Transition> Transitions { get; } = [s_deletion];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-DELETE-02", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.NamedInstances.All(named => named.Exists),
            Errors.InstanceNotDeletable),

        GroupIsNotTransitional("{protected_instance_id}"),

        State(
            "PI-DELETE-01",
            "Instance status is one of available, protected, failed-over, error, error-starting, error-stopping, "
            + "error-reversing, error-failing-over, error-deleting, error-reprotecting, error-resizing, invalid, fault",
            "{protected_instance_id}",
            it => CanDelete(it, s_deletion),
            Errors.InstanceNotDeletable),

        .. DrServerDeletionRules,

        Relation("PI-DELETE-06", "A shared pair attached to further instances blocks deletion", "{protected_instance_id}",
            it => it.AreSoleOwnersOfPairs,
            Errors.SharedPairAttachedElsewhere),

        Unenforced(
            "PI-DELETE-10",
            "The production server always survives; DR server and its disks go only with delete_target_server=true; the EIP "
            + "option matters only then",
            because: "it describes what the job does; tests check it"),
    ];

    protected override Context Resolve(OperationContext context) =>
        new(context.Project, context.Body, [context.Project.Instances[context.Path["protected_instance_id"]]]);

    protected override Job Begin(Context it)
    {
        var job = Start(it.Project, s_deletion, it.Instances[0]);
        job.SetEntity("protected_instance_id", it.Instances[0].Id);
        return Plan(job, it);
    }
}
