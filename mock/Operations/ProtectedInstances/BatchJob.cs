using SdrsMock.Engine;
using SdrsMock.Resources;

namespace SdrsMock.Operations;

/// <summary>One job about several instances: it is told under the first one's name and has a sub-job for each (jobs.md, section 4).</summary>
internal static class BatchJob
{
    private const string InstanceId = "protected_instance_id";

    public static Job Start(World world, string operation, Transition transition, IReadOnlyList<ProtectedInstance> instances)
    {
        var job = world.Jobs.Start(operation, transition, instances[0]);
        foreach (var instance in instances.Skip(1))
        {
            world.Jobs.Carry(job, ResourceKind.Instance, instance, transition.Via, transition.To, transition.OnFailure);
        }

        job.SubJobs = [.. instances.Select(instance => new SubJob(world.Ids.NextHex(), transition.Job, new(InstanceId, instance.Id)))];
        return job;
    }

    /// <summary>Tells something about an instance: in the instance's sub-job, or in the job itself when it has none.</summary>
    public static void Tell(Job job, ProtectedInstance about, string name, string value)
    {
        foreach (var subJob in job.SubJobs)
        {
            if (subJob.Entities[InstanceId] == about.Id)
            {
                subJob.Entities = subJob.Entities.With(name, value);
                return;
            }
        }

        job.Tell(name, value);
    }
}
