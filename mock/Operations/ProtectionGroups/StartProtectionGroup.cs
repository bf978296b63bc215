using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>
/// Enabling protection, or enabling it again after a failover —
/// apis/protection_group/enabling_protection_or_enabling_protection_again_for_a_protection_group.rst. One operation with two
/// transitions, chosen by the group's status.
/// </summary>
internal sealed class StartProtectionGroup : GroupAction
{
    public override string Name => "StartProtectionGroup";

    private static readonly Transition s_enabling = new(
        "server-groups.start (enable)", "startProtectionGroupNoCG", ResourceKind.Group,
        From: [Available, ErrorStarting], InProgress: Starting, To: Protected, OnFailure: ErrorStarting, Errors.ProtectionNotEnabled);

    private static readonly Transition s_reprotecting = new(
        "server-groups.start (re-protect)", "reprotectProtectionGroupNoCG", ResourceKind.Group,
        From: [FailedOver, ErrorReprotecting], InProgress: Reprotecting, To: Protected,
        OnFailure: ErrorReprotecting, Errors.ProtectionNotReenabled);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_enabling, s_reprotecting];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PG-START-08", "server_group_id must name an existing group", "{server_group_id}",
            it => it.NamedGroup.Exists,
            Errors.GroupNotFound),

        // A status outside both transitions violates the rule of enabling, except the statuses of a failover, which violate this rule.
        State("PG-START-04", "Re-protecting: group status is failed-over or error-reprotecting", "{server_group_id}",
            it => it.Group.Status is not (FailingOver or ErrorFailingOver or Reprotecting),
            Errors.GroupStatusForbids),

        State("PG-START-02", "Enabling: group status is available or error-starting", "{server_group_id}",
            it => s_enabling.Permits(it.Group.Status) || s_reprotecting.Permits(it.Group.Status),
            Errors.GroupStatusForbids),

        AllServersExist,

        Relation("PG-START-01", "Enabling: group has at least one replication pair", "{server_group_id}",
            it => s_reprotecting.Permits(it.Group.Status) || it.Project.GetPairs(it.Group).Count > 0,
            Errors.GroupStatusForbids),

        Relation("PG-START-06", "Re-protecting: group has replication pairs (user manual only)", "{server_group_id}",
            it => s_enabling.Permits(it.Group.Status) || it.Project.GetPairs(it.Group).Count > 0,
            Errors.GroupStatusForbids),

        Relation("PG-START-05", "Re-protecting: servers at the (new) DR site are stopped", "{server_group_id}",
            it => s_enabling.Permits(it.Group.Status) || it.Project.GetStandbyServers(it.Group).All(server => server.IsStopped),
            Errors.RecoveryServerRunning),

        Unenforced(
            "PG-START-03",
            "Later changes of hostname, name, security group, agency, ECS group, tags or auto recovery on the production "
            + "server are not copied to the DR server",
            because: "the mock does not copy them either; no request can violate it"),

        Unenforced("PG-START-09", "While synchronisation runs after enabling, disabling is not offered (console concept page)",
            because: "it applies to the console; PG-STOP-03 checks the operation"),
    ];

    protected override GroupContext Resolve(OperationContext context) => GroupContext.Resolve(context, "start-server-group");

    protected override Job Begin(GroupContext it)
    {
        var job = Move(it, s_enabling.Permits(it.Group.Status) ? s_enabling : s_reprotecting);
        foreach (var pair in GetPairs(job, it.Project))
        {
            it.Project.StartReplication(pair);
        }

        return job;
    }

    public override void Succeed(Job job, ProjectState project)
    {
        foreach (var pair in AlignLatecomers(job, project, Protected))
        {
            project.StartReplication(pair);
        }

        if (job.Transition == s_reprotecting.CatalogId)
        {
            NicFailover.GiveSpares(project, GetGroup(job, project));
        }
    }

    public override void Fail(Job job, ProjectState project) => StopSynchronising(project, GetGroup(job, project));
}
