using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>Disabling protection — apis/protection_group/disabling_protection_for_a_protection_group.rst.</summary>
internal sealed class StopProtectionGroup : GroupAction
{
    public override string Name => "StopProtectionGroup";

    private static readonly Transition s_disabling = new(
        "server-groups.stop", "stopProtectionGroupNoCG", ResourceKind.Group,
        From: [Protected, ErrorStopping], InProgress: Stopping, To: Available, OnFailure: ErrorStopping, Errors.ProtectionNotDisabled);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_disabling];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PG-STOP-05", "server_group_id must name an existing group", "{server_group_id}",
            it => it.NamedGroup.Exists,
            Errors.GroupNotFound),

        State("PG-STOP-01", "Group status is protected or error-stopping", "{server_group_id}",
            it => s_disabling.Permits(it.Group.Status),
            Errors.GroupStatusForbids),

        AllServersExist,

        Relation("PG-STOP-03", "Data synchronisation is complete before disabling (concept page)", "{server_group_id}",
            it => it.Project.Context.Quirks.Contains(Quirks.StopWhileCopying)
                || it.Project.GetPairs(it.Group).All(pair => !pair.IsCopyingAt(it.Project.Now)),
            Errors.Synchronising),

        Unenforced("PG-STOP-02", "Group has replication pairs (user manual only)",
            because: "schemas/notes/conflicts.md, C-40, advises against it: a protected group without pairs must still be stoppable"),
    ];

    protected override GroupContext Resolve(OperationContext context) => GroupContext.Resolve(context, "stop-server-group");

    protected override Job Begin(GroupContext it) => Move(it, s_disabling);

    public override void Succeed(Job job, ProjectState project)
    {
        StopSynchronising(project, GetGroup(job, project));
        AlignLatecomers(job, project, Available);
    }
}
