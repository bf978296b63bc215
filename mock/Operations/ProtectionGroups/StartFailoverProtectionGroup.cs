using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>Performing a failover — apis/protection_group/performing_a_failover_for_a_protection_group.rst.</summary>
internal sealed class StartFailoverProtectionGroup : GroupAction
{
    public override string Name => "StartFailoverProtectionGroup";

    private static readonly Transition s_failover = new(
        "server-groups.failover", "failoverProtectionGroupNoCG", ResourceKind.Group,
        From: [Protected, ErrorFailingOver, ErrorReversing], InProgress: FailingOver, To: FailedOver,
        OnFailure: ErrorFailingOver, Errors.FailoverFailed);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_failover];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PG-FAILOVER-08", "server_group_id must name an existing group", "{server_group_id}",
            it => it.NamedGroup.Exists,
            Errors.GroupNotFound),

        State("PG-FAILOVER-02", "Group status is protected, error-failing-over or error-reversing", "{server_group_id}",
            it => s_failover.Permits(it.Group.Status),
            Errors.GroupStatusForbids),

        State("PG-FAILOVER-03", "No server of the group was deleted outside the service", "{server_group_id}",
            it => it.Project.GetInstances(it.Group).All(instance => instance.Status != Invalid),
            Errors.InstanceAbnormal),

        State("PG-FAILOVER-06", "A pair with fault_level 5 (link down) forbids failover", "{server_group_id}",
            it => it.Project.GetPairs(it.Group).All(pair => pair.FaultLevel != "5"),
            Errors.ReplicationLinkDown),

        Relation("PG-FAILOVER-01", "Group has replication pairs", "{server_group_id}",
            it => it.Project.GetPairs(it.Group).Count > 0,
            Errors.GroupStatusForbids),

        Unenforced("PG-FAILOVER-04", "Servers of the group must not be started or stopped while the job runs; otherwise the job may fail",
            because: "\"may\" is not testable; a fault rule makes the job fail"),

        Unenforced(
            "PG-FAILOVER-05",
            "Login constraints (password, key pair, Cloud-Init) after the first failover concern the guest OS only",
            because: "guest systems are not simulated"),

        Unenforced("PG-FAILOVER-09", "Failover is never automatic",
            because: "the mock fails over only when the operation is called"),
    ];

    protected override GroupContext Resolve(OperationContext context) => GroupContext.Resolve(context, "failover-server-group");

    protected override Job Begin(GroupContext it)
    {
        // "Once the failover is started, data synchronization stops" (umn performing_a_failover.rst), even if the job fails.
        StopSynchronising(it.Project, it.Group);
        return Move(it, s_failover);
    }

    public override void Succeed(Job job, ProjectState project)
    {
        var group = GetGroup(job, project);
        NicFailover.Migrate(project, group);
        group.PrioritySite = Site.Other(group.PrioritySite);
        AlignLatecomers(job, project, FailedOver);
    }
}
