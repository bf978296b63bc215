using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>Performing a planned failover — apis/protection_group/performing_a_planned_failover_for_a_protection_group.rst.</summary>
internal sealed class StartReverseProtectionGroup : GroupAction
{
    public override string Name => "StartReverseProtectionGroup";

    private const string RequestedSite = "priority_station";

    private static readonly Transition s_reversal = new(
        "server-groups.reverse", "reverseProtectionGroupNoCG", ResourceKind.Group,
        From: [Protected, ErrorReversing], InProgress: Reversing, To: Protected, OnFailure: ErrorReversing, Errors.PlannedFailoverFailed);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_reversal];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PG-REVERSE-10", "server_group_id must name an existing group", "{server_group_id}",
            it => it.NamedGroup.Exists,
            Errors.GroupNotFound),

        State("PG-REVERSE-02", "Group status is protected or error-reversing", "{server_group_id}",
            it => s_reversal.Permits(it.Group.Status),
            Errors.GroupStatusForbids),

        State(
            "PG-REVERSE-07",
            "priority_station must differ from the current one (target when production is at source, and vice versa)",
            "$.reverse-server-group.priority_station",
            it => it.Request.GetString(RequestedSite) != it.Group.PrioritySite,
            Errors.PriorityStationInvalid),

        AllServersExist,

        State("PG-REVERSE-12", "No pair has fault_level 2 or 5", "{server_group_id}",
            it => it.Project.GetPairs(it.Group).All(pair => pair.FaultLevel == "0"),
            Errors.SwitchoverImpossible),

        State("PG-REVERSE-11", "All pairs are synchronised (progress 100)", "{server_group_id}",
            it => it.Project.GetPairs(it.Group).All(pair => !pair.IsCopyingAt(it.Project.Now)),
            Errors.Synchronising),

        Relation("PG-REVERSE-01", "Group has replication pairs", "{server_group_id}",
            it => it.Project.GetPairs(it.Group).Count > 0,
            Errors.GroupStatusForbids),

        Relation(
            "PG-REVERSE-03",
            "Every server at the current production site is stopped (user manual: all servers of the group)",
            "{server_group_id}",
            it => it.Project.GetProductionServers(it.Group).All(server => server.IsStopped),
            Errors.ProductionServerRunning),

        CompletionRule(
            "PG-REVERSE-05",
            "No server of the group was deleted outside the service; otherwise the job fails and instance and group become unusable",
            (job, project) => project.GetInstances(GetGroup(job, project)).All(instance => instance.Status != Invalid),
            Errors.PlannedFailoverFailed),

        Unenforced("PG-REVERSE-04", "Starting a server during the job may fail the job (error-reversing)",
            because: "\"may\" is not testable; a fault rule makes the job fail"),

        Unenforced("PG-REVERSE-08", "Login constraints after the first planned failover concern the guest OS only",
            because: "guest systems are not simulated"),
    ];

    protected override GroupContext Resolve(OperationContext context) => GroupContext.Resolve(context, "reverse-server-group");

    protected override Job Begin(GroupContext it)
    {
        var job = Move(it, s_reversal);
        job.SetData(RequestedSite, it.Request.GetRequiredString(RequestedSite));
        return job;
    }

    public override void Succeed(Job job, ProjectState project)
    {
        var group = GetGroup(job, project);
        NicFailover.Swap(project, group);
        group.PrioritySite = job.Data[RequestedSite];
        AlignLatecomers(job, project, Protected);
    }
}
