using SdrsMock.Engine;
using SdrsMock.Resources;
using static SdrsMock.Resources.Status;

namespace SdrsMock.Operations;

/// <summary>Disabling protection — apis/protection_group/disabling_protection_for_a_protection_group.rst.</summary>
internal sealed class StopProtectionGroup : GroupAction
{
    public override string Name => "StopProtectionGroup";

    private static readonly Transition s_disabling = new(
        "server-groups.stop", "stopProtectionGroupNoCG", ResourceKind.Group,
        From: [Protected, ErrorStopping], Via: Stopping, To: Available, OnFailure: ErrorStopping, Errors.ProtectionNotDisabled);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_disabling];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PG-STOP-05", "server_group_id must name an existing group", "{server_group_id}",
            it => it.Group is not null,
            Errors.GroupNotFound),

        State("PG-STOP-01", "Group status is protected or error-stopping", "{server_group_id}",
            it => s_disabling.Permits(it.Group.Status),
            Errors.GroupStatusForbids),

        NoServerVanished,

        Relation("PG-STOP-03", "Data synchronisation is complete before disabling (concept page)", "{server_group_id}",
            it => it.World.PairsOf(it.Group).All(pair => !pair.Synchronisation.IsCopyingAt(it.World.Now)),
            Errors.Synchronising),

        Remark("PG-STOP-02", "Group has replication pairs (user manual only)",
            because: "conflicts.md C-40 advises not to enforce it: a protected group may lose all its pairs, and must still be stoppable"),
    ];

    protected override IReadOnlyList<Rule<GroupSubject>> Extras { get; } = [NoProductionDiskLost];

    protected override GroupSubject Resolve(Call call) => GroupSubject.Of(call, "stop-server-group");

    protected override Job Begin(GroupSubject it) => Move(it, s_disabling);

    public override void Succeed(Job job, World world)
    {
        StopSynchronising(world, GroupOf(job, world));
        AlignLatecomers(job, world, Available);
    }
}
