using SdrsMock.Inventory.Editing;
using SdrsMock.Model;

namespace SdrsMock.State;

/// <summary>
/// Changes the status of instances and pairs after changes outside SDRS: deleted servers and disks, replication faults. The
/// caller holds the project lock.
/// </summary>
internal static class StatusPropagation
{
    private const string ServerDeleted = "native deletion of one of its servers";
    private const string VolumeDeleted = "native deletion of one of its disks";
    private const string InstanceFault = "synchronisation fault of an attached pair";
    private const string PairFault = "synchronisation fault";

    /// <summary>Makes the instances and pairs of deleted servers and disks invalid.</summary>
    public static void ApplyInventoryChange(InventoryChange change, ProjectState project)
    {
        foreach (var effect in change.Events.Where(effect => effect.Change is ChangeKind.Removed))
        {
            if (effect.Collection == "servers")
            {
                foreach (var instance in project.FindInstancesByServer(effect.Id).ToList())
                {
                    project.SetStatus(ResourceKind.Instance, instance, Status.Invalid);
                    project.Context.Coverage.RecordTransition(ServerDeleted);
                }
            }
            else if (effect.Collection == "volumes")
            {
                foreach (var pair in project.FindPairsByVolume(effect.Id).ToList())
                {
                    project.SetStatus(ResourceKind.Pair, pair, Status.Invalid);
                    project.Context.Coverage.RecordTransition(VolumeDeleted);
                }
            }
        }
    }

    /// <summary>Breaks the replication of a pair: the pair and the instances it is attached to become <c>fault</c>.</summary>
    /// <returns>Why the replication cannot fail now, or null.</returns>
    public static string? BreakReplication(ProjectState project, string pairId, string faultLevel)
    {
        if (project.Pairs[pairId] is not { } pair)
        {
            return $"replication: project {project.ProjectId} has no pair '{pairId}'";
        }

        if (pair.Status != Status.Protected)
        {
            return $"replication: the pair is {pair.Status}; only the replication of a protected pair can fail";
        }

        pair.FaultLevel = faultLevel;
        project.SetStatus(ResourceKind.Pair, pair, Status.Fault);
        project.Context.Coverage.RecordTransition(PairFault);
        foreach (var instance in GetInstances(pair, project).Where(instance => instance.Status == Status.Protected))
        {
            SetInstanceFault(project, instance);
        }

        return null;
    }

    /// <summary>
    /// Sets a resource that a job leaves <c>protected</c> to <c>fault</c> if its replication, or that of an attached pair,
    /// broke before.
    /// </summary>
    public static void ReapplyFault(IResource resource, ProjectState project)
    {
        if (resource is ReplicationPair { Status: Status.Protected, FaultLevel: not "0" and var level })
        {
            BreakReplication(project, resource.Id, level);
        }
        else if (resource is ProtectedInstance { Status: Status.Protected } instance
            && project.GetPairs(instance).Any(pair => pair.Status == Status.Fault))
        {
            SetInstanceFault(project, instance);
        }
    }

    /// <summary>
    /// Restores the replication of a pair: resources with the status <c>fault</c> return to the status of their group, and data is
    /// copied again.
    /// </summary>
    public static void RestoreReplication(ProjectState project, string pairId)
    {
        if (project.Pairs[pairId] is not { } pair)
        {
            return;
        }

        pair.FaultLevel = "0";
        if (pair.Progress.Mode is ReplicationMode.Running)
        {
            project.StartReplication(pair);
        }

        if (pair.Status == Status.Fault)
        {
            project.SetStatus(ResourceKind.Pair, pair, project.GetGroup(pair).SteadyStatus);
        }

        foreach (var instance in GetInstances(pair, project))
        {
            ClearInstanceFault(instance, project);
        }
    }

    /// <summary>Ends the status <c>fault</c> of an instance when no attached pair has it.</summary>
    public static void ClearInstanceFault(ProtectedInstance instance, ProjectState project)
    {
        if (instance.Status == Status.Fault && project.GetPairs(instance).All(pair => pair.Status != Status.Fault))
        {
            project.SetStatus(ResourceKind.Instance, instance, project.GetGroup(instance).SteadyStatus);
        }
    }

    private static IEnumerable<ProtectedInstance> GetInstances(ReplicationPair pair, ProjectState project) =>
        pair.Attachments.Select(attachment => project.Instances.Get(attachment.InstanceId));

    private static void SetInstanceFault(ProjectState project, ProtectedInstance instance)
    {
        project.SetStatus(ResourceKind.Instance, instance, Status.Fault);
        project.Context.Coverage.RecordTransition(InstanceFault);
    }
}
