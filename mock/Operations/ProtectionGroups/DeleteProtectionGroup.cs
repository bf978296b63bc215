using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>Deleting a protection group — apis/protection_group/deleting_a_protection_group.rst.</summary>
internal sealed class DeleteProtectionGroup : AsyncOperation<GroupContext>
{
    public override string Name => "DeleteProtectionGroup";

    private static readonly Transition s_deletion = new(
        "server-groups.delete", "deleteProtectionGroupNoCG", ResourceKind.Group,
        From: [], InProgress: Deleting, To: FinalStatus.Deleted, OnFailure: ErrorDeleting, Errors.GroupNotDeleted);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_deletion];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PG-DELETE-01", "server_group_id must name an existing group", "{server_group_id}",
            it => it.NamedGroup.Exists,
            Errors.GroupNotFound),

        State("PG-DELETE-05", "Group is not in a transitional status (no status list is documented for deletion)", "{server_group_id}",
            it => !IsTransitional(it.Group.Status),
            Errors.GroupStatusForbids),

        Relation("PG-DELETE-02", "Group holds no protected instance", "{server_group_id}",
            it => it.Project.GetInstances(it.Group).Count == 0,
            Errors.GroupHoldsInstance),

        Relation("PG-DELETE-03", "Group holds no replication pair", "{server_group_id}",
            it => it.Project.GetPairs(it.Group).Count == 0,
            Errors.GroupHoldsPair),

        Relation("PG-DELETE-04", "Group holds no DR drill", "{server_group_id}",
            it => it.Project.GetDrills(it.Group).Count == 0,
            Errors.GroupHoldsDrill),
    ];

    protected override GroupContext Resolve(OperationContext context) => GroupContext.Resolve(context, "");

    protected override Job Begin(GroupContext it)
    {
        var job = Start(it.Project, s_deletion, it.Group);
        job.SetEntity("server_group_id", it.Group.Id);
        return job;
    }
}
