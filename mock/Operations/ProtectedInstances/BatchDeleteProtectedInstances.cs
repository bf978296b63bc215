using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.OperationModel;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>Deleting protected instances in a batch — 批量删除保护实例.md.</summary>
internal sealed class BatchDeleteProtectedInstances : InstanceDeletion
{
    public override string Name => "BatchDeleteProtectedInstances";

    private const int MaxInstances = 20;

    private static readonly Transition s_deletion = Deletion("protected-instances.batch-delete");

    public override IReadOnlyList<Transition> Transitions { get; } = [s_deletion];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-BDELETE-07", "Every id names an existing instance", "$.protected_instances",
            it => it.NamedInstances.All(named => named.Exists),
            Errors.InstanceNotFound),

        GroupIsNotTransitional("$.protected_instances"),

        State("PI-BDELETE-01", "Every instance is in a deletable status (same 13 statuses as single deletion)", "$.protected_instances",
            it => CanDelete(it, s_deletion),
            Errors.InstanceNotDeletable),

        .. DrServerDeletionRules,

        .. Relation("PI-BDELETE-05", "No duplicate id", "$.protected_instances",
            it => it.Instances.Distinct().Count() == it.Instances.Count,
            Errors.BatchInstanceRepeated).WithCodeElsewhere(Errors.RequestInvalid),

        .. Relation("PI-BDELETE-02", "All instances belong to one group", "$.protected_instances",
            it => it.Groups.Distinct().Count() == 1,
            Errors.BatchGroupsDiffer).WithCodeElsewhere(Errors.RequestInvalid),

        .. Relation(
            "PI-BDELETE-03",
            "With a shared pair attached to several instances all of them must be in the list",
            "$.protected_instances",
            it => it.AreSoleOwnersOfPairs,
            Errors.SharingInstanceMissing).WithCodeElsewhere(Errors.RequestInvalid),

        Capacity("PI-BDELETE-04", "At most 20 instances by default", "$.protected_instances",
            it => it.Instances.Count <= MaxInstances,
            Errors.RequestInvalid),
    ];

    protected override Context Resolve(OperationContext context) =>
        new(
            context.Project,
            context.Body,
            [
                .. context.Body.GetArray("protected_instances")
                    .Select(item => new Lookup<ProtectedInstance>(context.Project.Instances[item.GetString("id")])),
            ]);

    protected override Job Begin(Context it) => Plan(BatchJob.Start(it.Project, Name, s_deletion, it.Instances), it);
}
