using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectionGroups;

/// <summary>
/// An action on a protection group. Its job changes the status of the group and of its instances and pairs, with one sub-job
/// for each pair, like the documented sample of a stopped group (schemas/notes/jobs.md, section 5).
/// </summary>
internal abstract class GroupAction : AsyncOperation<GroupContext>
{
    /// <summary>The rule of all actions on the group's servers.</summary>
    protected static Rule<GroupContext> AllServersExist { get; } = State(
        "ALL-11",
        "If a server of a protected instance was deleted outside the service, no operation on that instance or its group is "
        + "possible (failover page); the instance status becomes invalid",
        "{server_group_id}",
        it => it.Project.GetInstances(it.Group).All(instance => instance.Status != Status.Invalid),
        Errors.InstanceAbnormal);

    /// <summary>Starts the job of the group, with its instances and pairs.</summary>
    protected Job Move(GroupContext it, Transition transition)
    {
        var job = Start(it.Project, transition, it.Group);
        job.SetEntity("server_group_id", it.Group.Id);
        foreach (var instance in it.Project.GetInstances(it.Group).Where(TakesPart))
        {
            it.Project.JobScheduler.AddResource(
                job, ResourceKind.Instance, instance, transition.InProgress, transition.To, transition.OnFailure);
        }

        var pairs = it.Project.GetPairs(it.Group).Where(TakesPart).ToList();
        pairs.ForEach(
            pair => it.Project.JobScheduler.AddResource(
                job, ResourceKind.Pair, pair, transition.InProgress, transition.To, transition.OnFailure));
        job.SubJobs =
            [.. pairs.Select(_ => new SubJob(it.Project.Ids.NextHex(), SubJobType(transition), new("server_group_id", it.Group.Id)))];
        return job;
    }

    /// <summary>The group of a job.</summary>
    protected static ProtectionGroup GetGroup(Job job, ProjectState project) => project.Groups.Get(job.GroupId);

    /// <summary>The pairs of a job.</summary>
    protected static IEnumerable<ReplicationPair> GetPairs(Job job, ProjectState project) =>
        job.StatusChanges.Where(change => change.Kind is ResourceKind.Pair)
            .Select(change => project.Pairs[change.Id])
            .OfType<ReplicationPair>();

    /// <summary>
    /// Applies the status of the group to instances and pairs that were in a transitional status when the job started, such as
    /// a pair that was still being created.
    /// </summary>
    /// <returns>The pairs whose status was changed.</returns>
    protected static IReadOnlyList<ReplicationPair> AlignLatecomers(Job job, ProjectState project, string status)
    {
        var changed = job.StatusChanges.Select(change => change.Id).ToHashSet();
        var group = GetGroup(job, project);
        foreach (var instance in project.GetInstances(group).Where(instance => !changed.Contains(instance.Id) && IsSteady(instance.Status)))
        {
            job.AddStatusChange(new(ResourceKind.Instance, instance.Id, status, status, instance.Status));
        }

        var pairs = project.GetPairs(group).Where(pair => !changed.Contains(pair.Id) && IsSteady(pair.Status)).ToList();
        pairs.ForEach(pair => job.AddStatusChange(new(ResourceKind.Pair, pair.Id, status, status, pair.Status)));
        return pairs;
    }

    /// <summary>Stops the replication of all pairs of a group, including those in a transitional status.</summary>
    protected static void StopSynchronising(ProjectState project, ProtectionGroup group)
    {
        foreach (var pair in project.GetPairs(group).Where(pair => pair.Progress.Mode is ReplicationMode.Running))
        {
            pair.Progress = ReplicationProgress.Stopped;
        }
    }

    // Resources in a transitional status are left to their own job; resources whose creation failed keep their error status.
    private static bool TakesPart(IResource resource) =>
        !Status.IsTransitional(resource.Status) && resource.Status is not (Status.Error or Status.ErrorDeleting or Status.Invalid);

    private static bool IsSteady(string status) => status is Status.Available or Status.Protected or Status.FailedOver;

    // stopProtectionGroupNoCG has sub-jobs of type stopProtectionGroupRepNoCG; the other types are derived by analogy.
    private static string SubJobType(Transition transition) =>
        transition.Job.Replace("GroupNoCG", "GroupRepNoCG", StringComparison.Ordinal);
}
