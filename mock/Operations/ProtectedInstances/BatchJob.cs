using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>One job about several instances: it is told under the first one's name and has a sub-job for each (jobs.md, section 4).</summary>
internal static class BatchJob
{
    private const string InstanceId = "protected_instance_id";

    public static Job Start(ProjectState project, string operation, Transition transition, IReadOnlyList<ProtectedInstance> instances)
    {
        var job = project.JobScheduler.Start(operation, transition, instances[0]);
        foreach (var instance in instances.Skip(1))
        {
            project.JobScheduler.AddResource(job, ResourceKind.Instance, instance, transition.InProgress, transition.To, transition.OnFailure);
        }

        job.SubJobs = [.. instances.Select(instance => new SubJob(project.Ids.NextHex(), transition.Job, new(InstanceId, instance.Id)))];
        return job;
    }

    /// <summary>Tells something about an instance: in the instance's sub-job, or in the job itself when it has none.</summary>
    public static void SetEntities(Job job, ProtectedInstance about, string name, string value)
    {
        foreach (var subJob in job.SubJobs)
        {
            if (subJob.Entities[InstanceId] == about.Id)
            {
                subJob.Entities = subJob.Entities.With(name, value);
                return;
            }
        }

        job.SetEntity(name, value);
    }
}
