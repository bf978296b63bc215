using SdrsMock.Inventory.Editing;
using SdrsMock.Model;

namespace SdrsMock.State;

/// <summary>What happens to instances and pairs when something happens behind the service's back.</summary>
internal static class StatusPropagation
{
    private const string ServerDeleted = "native deletion of one of its servers";
    private const string VolumeDeleted = "native deletion of one of its disks";
    private const string InstanceFault = "synchronisation fault of an attached pair";
    private const string PairFault = "synchronisation fault";

    /// <summary>A server or disk that was deleted makes its instance or pair invalid.</summary>
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

    /// <summary>A pair's synchronisation fails: the pair and the instances it is attached to become <c>fault</c>.</summary>
    /// <returns>Why it cannot fail now, or null.</returns>
    public static string? BreakReplication(ProjectState project, string pairId, string faultLevel)
    {
        if (project.Pairs[pairId] is not { } pair)
        {
            return $"replication: project {project.ProjectId} has no pair '{pairId}'";
        }

        if (pair.Status != Status.Protected)
        {
            return $"replication: the pair is {pair.Status}; only a protected pair synchronises, and can fail to";
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

    /// <summary>What comes to rest as protected is <c>fault</c> after all, where its synchronisation, or that of an attached pair, broke before.</summary>
    public static void ReapplyFault(IResource resource, ProjectState project)
    {
        if (resource is ReplicationPair { Status: Status.Protected, FaultLevel: not "0" and var level })
        {
            BreakReplication(project, resource.Id, level);
        }
        else if (resource is ProtectedInstance { Status: Status.Protected } instance && project.GetPairs(instance).Any(pair => pair.Status == Status.Fault))
        {
            SetInstanceFault(project, instance);
        }
    }

    /// <summary>The link recovers: what was <c>fault</c> returns to the status of its group.</summary>
    public static void RestoreReplication(ProjectState project, string pairId)
    {
        if (project.Pairs[pairId] is not { } pair)
        {
            return;
        }

        pair.FaultLevel = "0";
        if (pair.Status == Status.Fault)
        {
            project.SetStatus(ResourceKind.Pair, pair, project.GetGroup(pair).SteadyStatus);
        }

        foreach (var instance in GetInstances(pair, project))
        {
            ClearInstanceFault(instance, project);
        }
    }

    /// <summary>An instance is <c>fault</c> only as long as an attached pair is.</summary>
    public static void ClearInstanceFault(ProtectedInstance instance, ProjectState project)
    {
        if (instance.Status == Status.Fault && project.GetPairs(instance).All(pair => pair.Status != Status.Fault))
        {
            project.SetStatus(ResourceKind.Instance, instance, project.GetGroup(instance).SteadyStatus);
        }
    }

    private static IEnumerable<ProtectedInstance> GetInstances(ReplicationPair pair, ProjectState project) =>
        pair.Attachments.Select(attachment => project.Instances[attachment.InstanceId]!);

    private static void SetInstanceFault(ProjectState project, ProtectedInstance instance)
    {
        project.SetStatus(ResourceKind.Instance, instance, Status.Fault);
        project.Context.Coverage.RecordTransition(InstanceFault);
    }
}
