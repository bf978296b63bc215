using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>
/// A job for several instances. It has the name of the first instance and a sub-job for each (schemas/notes/jobs.md, section
/// 4).
/// </summary>
internal static class BatchJob
{
    private const string InstanceId = "protected_instance_id";

    /// <summary>Starts the job.</summary>
    public static Job Start(ProjectState project, string operation, Transition transition, IReadOnlyList<ProtectedInstance> instances)
    {
        var job = project.JobScheduler.Start(operation, transition, instances[0]);
        foreach (var instance in instances.Skip(1))
        {
            project.JobScheduler.AddResource(
                job, ResourceKind.Instance, instance, transition.InProgress, transition.To, transition.OnFailure);
        }

        job.SubJobs = [.. instances.Select(instance => new SubJob(project.Ids.NextHex(), transition.Job, new(InstanceId, instance.Id)))];
        return job;
    }

    /// <summary>Sets an entity of an instance: in the instance's sub-job, or in the job if it has no sub-job.</summary>
    public static void SetEntities(Job job, ProtectedInstance instance, string name, string value)
    {
        foreach (var subJob in job.SubJobs)
        {
            if (subJob.Entities[InstanceId] == instance.Id)
            {
                subJob.Entities = subJob.Entities.With(name, value);
                return;
            }
        }

        job.SetEntity(name, value);
    }
}
