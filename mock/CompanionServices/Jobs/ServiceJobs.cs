using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;
using SdrsMock.Jobs;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.CompanionServices.Jobs;

/// <summary>
/// The jobs of ECS and EVS. The scheduler of SDRS's jobs runs them too, so that all jobs complete in the order of their due
/// times and the saved state contains them. Type and data of a job determine its effect. The caller holds the project lock.
/// </summary>
internal sealed class ServiceJobs : IJobHandler
{
    private const string Servers = "servers";
    private const string Volumes = "volumes";

    private ServiceJobs()
    {
    }

    /// <summary>The handlers by name of the service, which is the job's operation.</summary>
    public static IReadOnlyDictionary<string, IJobHandler> Handlers { get; } =
        new Dictionary<string, IJobHandler> { [ServiceHosts.Ecs] = new ServiceJobs(), [ServiceHosts.Evs] = new ServiceJobs() };

    public bool IsSdrsOperation => false;

    public IReadOnlyList<Transition> Transitions => [];

    public bool Owns(Job job) => JobTypes.All.Contains(job.Type) && job.SubJobs.Count > 0;

    /// <summary>Adds a job. Call it last in a request, because <see cref="ServiceCallContext.Undo"/> does not remove the job.</summary>
    /// <param name="project">The state of the project.</param>
    /// <param name="service">The service of the job.</param>
    /// <param name="type">One of <see cref="JobTypes"/>.</param>
    /// <param name="resourceIds">The ids of the servers or disks of the job.</param>
    /// <param name="data">The data for its completion.</param>
    public static Job Start(
        ProjectState project, string service, string type, IReadOnlyList<string> resourceIds, params (string Name, string Value)[] data)
    {
        var entity = service == ServiceHosts.Ecs ? "server_id" : "volume_id";
        var job = new Job
        {
            Id = project.Ids.NextHex(),
            Type = type,
            Operation = service,
            Transition = "",
            BeginTime = project.Now,
            DueTime = project.Now + project.Context.JobDuration,
            ResourceId = resourceIds[0],
            ResourceName = "",
            GroupId = "",
            SubJobs = [.. resourceIds.Select(id => new SubJob(project.Ids.NextHex(), type, new(entity, id)))],
            Data = data.ToDictionary(item => item.Name, item => item.Value),
        };
        project.Jobs.Add(job);
        return job;
    }

    /// <summary>The ids of the servers or disks of a job.</summary>
    public static IEnumerable<string> GetEntities(Job job) => job.SubJobs.Select(sub => sub.Entities.First().Value);

    public JobFailure? FindFailure(Job job, ProjectState project) => null;

    public void Succeed(Job job, ProjectState project)
    {
        try
        {
            foreach (var id in GetEntities(job))
            {
                Complete(job, id, project);
            }
        }
        catch (InventoryException exception)
        {
            // The inventory has changed since the request was accepted.
            job.ErrorCode = job.Operation == ServiceHosts.Ecs ? ErrorFormat.Ecs.Conflict : ErrorFormat.Evs.Conflict;
            job.FailReason = exception.Message;
        }
    }

    public void Fail(Job job, ProjectState project)
    {
    }

    private static void Complete(Job job, string id, ProjectState project)
    {
        var server = project.Inventory.Servers[id];
        var volume = project.Inventory.Volumes[id];
        switch (job.Type)
        {
            case JobTypes.CreateServer or JobTypes.StartServer or JobTypes.RebootServer when server is not null:
                Patch(project, Servers, id, new() { ["status"] = ServerStatus.Active });
                break;
            case JobTypes.StopServer when server is not null:
                Patch(project, Servers, id, new() { ["status"] = ServerStatus.Shutoff });
                break;
            case JobTypes.ResizeServer when server is not null:
                Patch(project, Servers, id, new() { ["flavor"] = job.Data["flavor"] });
                break;
            case JobTypes.DeleteServer when server is not null:
                Delete(server, alsoDataDisks: job.Data.ContainsKey("delete_volume"), project);
                break;
            case JobTypes.AttachVolume when server is not null:
                Patch(project, Servers, id, new() { ["volumes"] = WriteAttachments(Attach(server, job)) });
                break;
            case JobTypes.DetachVolume when server is not null:
                Patch(project, Servers, id, new() { ["volumes"] = WriteAttachments(Detach(server, job)) });
                break;
            case JobTypes.CreateVolume when volume is { Status: "creating" }:
                Patch(project, Volumes, id, new() { ["status"] = VolumeStatus.Available });
                break;
            case JobTypes.ExtendVolume when volume is not null:
                Patch(project, Volumes, id, new() { ["size"] = int.Parse(job.Data["size"]), ["status"] = GetIdleStatus(id, project) });
                break;
            case JobTypes.DeleteVolume when volume is not null:
                Remove(project, Volumes, id);
                break;
            default:
                break;
        }
    }

    // The disk may have been attached or detached since the job started.
    private static string GetIdleStatus(string volumeId, ProjectState project) =>
        project.Inventory.GetServersByVolume(volumeId).IsEmpty ? VolumeStatus.Available : VolumeStatus.InUse;

    // The system disk is deleted with its server, a data disk only if the request says so.
    private static void Delete(Server server, bool alsoDataDisks, ProjectState project)
    {
        Remove(project, Servers, server.Id);
        foreach (var attached in server.Volumes.Where(attached => attached.IsSystem || alsoDataDisks))
        {
            if (project.Inventory.Volumes[attached.VolumeId] is not null
                && project.Inventory.GetServersByVolume(attached.VolumeId).IsEmpty)
            {
                Remove(project, Volumes, attached.VolumeId);
            }
        }
    }

    private static SmallList<AttachedVolume> Attach(Server server, Job job) =>
        server.Volumes.Add(new() { VolumeId = job.Data["volume"], Device = job.Data["device"] });

    private static SmallList<AttachedVolume> Detach(Server server, Job job) =>
        server.Volumes.RemoveAll(attached => attached.VolumeId == job.Data["volume"]);

    private static JsonArray WriteAttachments(IEnumerable<AttachedVolume> volumes) =>
        Responses.Array(volumes.Select(attached => new JsonObject { ["volume_id"] = attached.VolumeId, ["device"] = attached.Device }));

    private static void Patch(ProjectState project, string kind, string id, JsonObject members) =>
        StatusPropagation.ApplyInventoryChange(
            InventoryCollections.Find(kind).Patch(project.Inventory, id, ServiceCallContext.Element(members), project.Ids.NextSequence),
            project);

    private static void Remove(ProjectState project, string kind, string id) =>
        StatusPropagation.ApplyInventoryChange(InventoryCollections.Find(kind).Remove(project.Inventory, id), project);
}
