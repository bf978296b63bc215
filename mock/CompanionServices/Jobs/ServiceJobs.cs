using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;
using SdrsMock.Jobs;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.CompanionServices.Jobs;

/// <summary>
/// The jobs of ECS and EVS: rows on the same agenda as SDRS's, so that all of them happen in one order, each at its instant,
/// and a saved state holds them. What a job does is its type and its notes, nothing else.
/// </summary>
internal sealed class ServiceJobs : IJobHandler
{
    private const string Servers = "servers";
    private const string Volumes = "volumes";

    private ServiceJobs()
    {
    }

    /// <summary>By the name of the service, which is the job's operation.</summary>
    public static IReadOnlyDictionary<string, IJobHandler> Handlers { get; } =
        new Dictionary<string, IJobHandler> { [ServiceHosts.Ecs] = new ServiceJobs(), [ServiceHosts.Evs] = new ServiceJobs() };

    public bool IsSdrsOperation => false;

    public IReadOnlyList<Transition> Transitions => [];

    public bool Owns(Job job) => JobTypes.All.Contains(job.Type) && job.SubJobs.Count > 0;

    /// <summary>Writes a job. It is a call's last deed: a refusal does not take the job back.</summary>
    /// <param name="project">The project's world.</param>
    /// <param name="service">Whose job it is.</param>
    /// <param name="type">One of <see cref="JobTypes"/>.</param>
    /// <param name="subjects">The ids of the servers or disks that it is about.</param>
    /// <param name="notes">What it needs to know at its end.</param>
    public static Job Start(ProjectState project, string service, string type, IReadOnlyList<string> subjects, params (string Name, string Value)[] notes)
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
            ResourceId = subjects[0],
            ResourceName = "",
            GroupId = "",
            SubJobs = [.. subjects.Select(subject => new SubJob(project.Ids.NextHex(), type, new(entity, subject)))],
            Data = notes.ToDictionary(note => note.Name, note => note.Value),
        };
        project.Jobs.Add(job);
        return job;
    }

    /// <summary>The servers or disks that a job is about.</summary>
    public static IEnumerable<string> GetEntities(Job job) => job.SubJobs.Select(sub => sub.Entities.First().Value);

    public JobFailure? FindFailure(Job job, ProjectState project) => null;

    public void Succeed(Job job, ProjectState project)
    {
        try
        {
            foreach (var subject in GetEntities(job))
            {
                Finish(job, subject, project);
            }
        }
        catch (InventoryException refusal)
        {
            // Something came in between since the call was accepted.
            (job.ErrorCode, job.FailReason) = (job.Operation == ServiceHosts.Ecs ? ErrorFormat.Ecs.Conflict : ErrorFormat.Evs.Conflict, refusal.Message);
        }
    }

    public void Fail(Job job, ProjectState project)
    {
    }

    private static void Finish(Job job, string subject, ProjectState project)
    {
        var server = project.Inventory.Servers[subject];
        var volume = project.Inventory.Volumes[subject];
        switch (job.Type)
        {
            case JobTypes.CreateServer or JobTypes.StartServer or JobTypes.RebootServer when server is not null:
                Patch(project, Servers, subject, new() { ["status"] = ServerStatus.Active });
                break;
            case JobTypes.StopServer when server is not null:
                Patch(project, Servers, subject, new() { ["status"] = ServerStatus.Shutoff });
                break;
            case JobTypes.ResizeServer when server is not null:
                Patch(project, Servers, subject, new() { ["flavor"] = job.Data["flavor"] });
                break;
            case JobTypes.DeleteServer when server is not null:
                Delete(server, alsoDataDisks: job.Data.ContainsKey("delete_volume"), project);
                break;
            case JobTypes.AttachVolume when server is not null:
                Patch(project, Servers, subject, new() { ["volumes"] = Attached(server.Volumes.Add(new() { VolumeId = job.Data["volume"], Device = job.Data["device"] })) });
                break;
            case JobTypes.DetachVolume when server is not null:
                Patch(project, Servers, subject, new() { ["volumes"] = Attached(server.Volumes.RemoveAll(held => held.VolumeId == job.Data["volume"])) });
                break;
            case JobTypes.CreateVolume when volume is { Status: "creating" }:
                Patch(project, Volumes, subject, new() { ["status"] = VolumeStatus.Available });
                break;
            case JobTypes.ExtendVolume when volume is not null:
                Patch(project, Volumes, subject, new() { ["size"] = int.Parse(job.Data["size"]), ["status"] = IsIdle(subject, project) });
                break;
            case JobTypes.DeleteVolume when volume is not null:
                Remove(project, Volumes, subject);
                break;
            default:
                break;
        }
    }

    // A server may have taken the disk or let it go since the job began.
    private static string IsIdle(string volumeId, ProjectState project) =>
        project.Inventory.GetServersByVolume(volumeId).IsEmpty ? VolumeStatus.Available : VolumeStatus.InUse;

    // The system disk goes with its server, a data disk only when that was asked for.
    private static void Delete(Server server, bool alsoDataDisks, ProjectState project)
    {
        Remove(project, Servers, server.Id);
        foreach (var held in server.Volumes.Where(held => held.IsSystem || alsoDataDisks))
        {
            if (project.Inventory.Volumes[held.VolumeId] is not null && project.Inventory.GetServersByVolume(held.VolumeId).IsEmpty)
            {
                Remove(project, Volumes, held.VolumeId);
            }
        }
    }

    private static JsonArray Attached(IEnumerable<AttachedVolume> volumes) =>
        Responses.Array(volumes.Select(held => new JsonObject { ["volume_id"] = held.VolumeId, ["device"] = held.Device }));

    private static void Patch(ProjectState project, string kind, string id, JsonObject members) =>
        StatusPropagation.ApplyInventoryChange(InventoryCollections.Find(kind).Patch(project.Inventory, id, ServiceCallContext.Element(members), project.Ids.NextSequence), project);

    private static void Remove(ProjectState project, string kind, string id) =>
        StatusPropagation.ApplyInventoryChange(InventoryCollections.Find(kind).Remove(project.Inventory, id), project);
}
