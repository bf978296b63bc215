using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>
/// An action on a protection group. It moves the group and takes the group's instances and pairs along, one sub-job for
/// each pair, as the sample of a stopped group shows it (jobs.md, section 5).
/// </summary>
internal abstract class GroupAction : AsyncOperation<GroupContext>
{
    /// <summary>What every action wants of the group's servers.</summary>
    protected static Rule<GroupContext> AllServersExist { get; } = State(
        "ALL-11", "If a server of a protected instance was deleted outside the service, no operation on that instance or its group is possible (failover page); the instance status becomes invalid", "{server_group_id}",
        it => it.Project.GetInstances(it.Group).All(instance => instance.Status != Status.Invalid),
        Errors.InstanceAbnormal);

    /// <summary>Of fault_level 2 the page on pairs says: fail over. The error table adds that nothing else is allowed.</summary>
    protected static Rule<GroupContext> AllProductionVolumesExist { get; } = Uncataloged(
        "A pair with fault_level 2 (production disk lost) allows a failover only", Phase.State, "{server_group_id}",
        it => it.Project.GetPairs(it.Group).All(pair => pair.FaultLevel != "2"),
        Errors.ProductionDiskFaulty);

    /// <summary>Starts the group's job and takes instances and pairs along.</summary>
    protected Job Move(GroupContext it, Transition transition)
    {
        var job = Start(it.Project, transition, it.Group);
        job.SetEntity("server_group_id", it.Group.Id);
        foreach (var instance in it.Project.GetInstances(it.Group).Where(MovesAlong))
        {
            it.Project.JobScheduler.AddResource(job, ResourceKind.Instance, instance, transition.InProgress, transition.To, transition.OnFailure);
        }

        var pairs = it.Project.GetPairs(it.Group).Where(MovesAlong).ToList();
        pairs.ForEach(pair => it.Project.JobScheduler.AddResource(job, ResourceKind.Pair, pair, transition.InProgress, transition.To, transition.OnFailure));
        job.SubJobs = [.. pairs.Select(_ => new SubJob(it.Project.Ids.NextHex(), SubJobType(transition), new("server_group_id", it.Group.Id)))];
        return job;
    }

    /// <summary>The group that a job is about.</summary>
    protected static ProtectionGroup GetGroup(Job job, ProjectState project) => project.Groups[job.GroupId]!;

    /// <summary>The pairs that a job has taken along.</summary>
    protected static IEnumerable<ReplicationPair> GetPairs(Job job, ProjectState project) =>
        job.StatusChanges.Where(move => move.Kind is ResourceKind.Pair).Select(move => project.Pairs[move.Id]).OfType<ReplicationPair>();

    /// <summary>
    /// Gives the status of the group to what was busy when the job began and has come to rest since: a pair that was
    /// still being created then has to end like the others.
    /// </summary>
    /// <returns>The pairs among them.</returns>
    protected static IReadOnlyList<ReplicationPair> AlignLatecomers(Job job, ProjectState project, string status)
    {
        var moved = job.StatusChanges.Select(move => move.Id).ToHashSet();
        var group = GetGroup(job, project);
        foreach (var instance in project.GetInstances(group).Where(instance => !moved.Contains(instance.Id) && IsSteady(instance.Status)))
        {
            job.AddStatusChange(new(ResourceKind.Instance, instance.Id, status, status, instance.Status));
        }

        var pairs = project.GetPairs(group).Where(pair => !moved.Contains(pair.Id) && IsSteady(pair.Status)).ToList();
        pairs.ForEach(pair => job.AddStatusChange(new(ResourceKind.Pair, pair.Id, status, status, pair.Status)));
        return pairs;
    }

    /// <summary>Stops the data of all pairs of a group, busy ones too.</summary>
    protected static void StopSynchronising(ProjectState project, ProtectionGroup group)
    {
        foreach (var pair in project.GetPairs(group).Where(pair => pair.Progress.Mode is ReplicationMode.Running))
        {
            pair.Progress = ReplicationProgress.Stopped;
        }
    }

    // What is being created, deleted or otherwise at work ends by itself; what never came into being stays an error.
    private static bool MovesAlong(IResource resource) =>
        !Status.IsTransitional(resource.Status) && resource.Status is not (Status.Error or Status.ErrorDeleting or Status.Invalid);

    private static bool IsSteady(string status) => status is Status.Available or Status.Protected or Status.FailedOver;

    // stopProtectionGroupNoCG has sub-jobs of type stopProtectionGroupRepNoCG; the others follow by analogy.
    private static string SubJobType(Transition transition) => transition.Job.Replace("GroupNoCG", "GroupRepNoCG", StringComparison.Ordinal);
}
