using SdrsMock.Engine;
using SdrsMock.Resources;
using static SdrsMock.Resources.Status;

namespace SdrsMock.Operations;

/// <summary>Deleting a protection group — apis/protection_group/deleting_a_protection_group.rst.</summary>
internal sealed class DeleteProtectionGroup : AsyncOperation<GroupSubject>
{
    public override string Name => "DeleteProtectionGroup";

    private static readonly Transition s_deletion = new(
        "server-groups.delete", "deleteProtectionGroupNoCG", ResourceKind.Group,
        From: [], Via: Deleting, To: Move.Gone, OnFailure: ErrorDeleting, Errors.GroupNotDeleted);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_deletion];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PG-DELETE-01", "server_group_id must name an existing group", "{server_group_id}",
            it => it.Group is not null,
            Errors.GroupNotFound),

        State("PG-DELETE-05", "Group is not in a transitional status (no status list is documented for deletion)", "{server_group_id}",
            it => !IsTransitional(it.Group.Status),
            Errors.GroupStatusForbids),

        Relation("PG-DELETE-02", "Group holds no protected instance", "{server_group_id}",
            it => it.World.InstancesOf(it.Group).Count == 0,
            Errors.GroupHoldsInstance),

        Relation("PG-DELETE-03", "Group holds no replication pair", "{server_group_id}",
            it => it.World.PairsOf(it.Group).Count == 0,
            Errors.GroupHoldsPair),

        Relation("PG-DELETE-04", "Group holds no DR drill", "{server_group_id}",
            it => it.World.DrillsOf(it.Group).Count == 0,
            Errors.GroupHoldsDrill),
    ];

    protected override GroupSubject Resolve(Call call) => GroupSubject.Of(call, "");

    protected override Job Begin(GroupSubject it)
    {
        var job = Start(it.World, s_deletion, it.Group);
        job.Tell("server_group_id", it.Group.Id);
        return job;
    }
}
