using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;
using SdrsMock.Surroundings.Inventory;

namespace SdrsMock.Neighbours.Jobs;

/// <summary>
/// The jobs of ECS and EVS: rows on the same agenda as SDRS's, so that all of them happen in one order, each at its instant,
/// and a saved state holds them. What a job does is its type and its notes, nothing else.
/// </summary>
internal sealed class NeighbourJobs : IJobOwner
{
    private const string Servers = "servers";
    private const string Volumes = "volumes";

    private NeighbourJobs()
    {
    }

    /// <summary>By the name of the service, which is the job's operation.</summary>
    public static IReadOnlyDictionary<string, IJobOwner> Owners { get; } =
        new Dictionary<string, IJobOwner> { [ServiceHosts.Ecs] = new NeighbourJobs(), [ServiceHosts.Evs] = new NeighbourJobs() };

    public IReadOnlyList<Transition> Transitions => [];

    public bool Starts(Job job) => JobTypes.All.Contains(job.Type) && job.SubJobs.Count > 0;

    /// <summary>Writes a job. It is a call's last deed: a refusal does not take the job back.</summary>
    /// <param name="world">The project's world.</param>
    /// <param name="service">Whose job it is.</param>
    /// <param name="type">One of <see cref="JobTypes"/>.</param>
    /// <param name="subjects">The ids of the servers or disks that it is about.</param>
    /// <param name="notes">What it needs to know at its end.</param>
    public static Job Start(World world, string service, string type, IReadOnlyList<string> subjects, params (string Name, string Value)[] notes)
    {
        var entity = service == ServiceHosts.Ecs ? "server_id" : "volume_id";
        var job = new Job
        {
            Id = world.Ids.NextHex(),
            Type = type,
            Operation = service,
            Transition = "",
            BeginTime = world.Now,
            DueTime = world.Now + world.Rules.JobDuration,
            ResourceId = subjects[0],
            ResourceName = "",
            GroupId = "",
            SubJobs = [.. subjects.Select(subject => new SubJob(world.Ids.NextHex(), type, new(entity, subject)))],
            Notes = notes.ToDictionary(note => note.Name, note => note.Value),
        };
        world.Jobs.Keep(job);
        return job;
    }

    /// <summary>The servers or disks that a job is about.</summary>
    public static IEnumerable<string> SubjectsOf(Job job) => job.SubJobs.Select(sub => sub.Entities.First().Value);

    public Outcome? BrokenBy(Job job, World world) => null;

    public void Succeed(Job job, World world)
    {
        try
        {
            foreach (var subject in SubjectsOf(job))
            {
                Finish(job, subject, world);
            }
        }
        catch (InventoryRefusal refusal)
        {
            // Something came in between since the call was accepted.
            (job.ErrorCode, job.FailReason) = (job.Operation == ServiceHosts.Ecs ? ErrorForm.Ecs.Conflict : ErrorForm.Evs.Conflict, refusal.Message);
        }
    }

    public void Fail(Job job, World world)
    {
    }

    private static void Finish(Job job, string subject, World world)
    {
        var server = world.Surroundings.Servers[subject];
        var volume = world.Surroundings.Volumes[subject];
        switch (job.Type)
        {
            case JobTypes.CreateServer or JobTypes.StartServer or JobTypes.RebootServer when server is not null:
                Patch(world, Servers, subject, new() { ["status"] = ServerStatus.Active });
                break;
            case JobTypes.StopServer when server is not null:
                Patch(world, Servers, subject, new() { ["status"] = ServerStatus.Shutoff });
                break;
            case JobTypes.ResizeServer when server is not null:
                Patch(world, Servers, subject, new() { ["flavor"] = job.Notes["flavor"] });
                break;
            case JobTypes.DeleteServer when server is not null:
                Delete(server, alsoDataDisks: job.Notes.ContainsKey("delete_volume"), world);
                break;
            case JobTypes.AttachVolume when server is not null:
                Patch(world, Servers, subject, new() { ["volumes"] = Attached(server.Volumes.Add(new() { VolumeId = job.Notes["volume"], Device = job.Notes["device"] })) });
                break;
            case JobTypes.DetachVolume when server is not null:
                Patch(world, Servers, subject, new() { ["volumes"] = Attached(server.Volumes.RemoveAll(held => held.VolumeId == job.Notes["volume"])) });
                break;
            case JobTypes.CreateVolume when volume is { Status: "creating" }:
                Patch(world, Volumes, subject, new() { ["status"] = VolumeStatus.Available });
                break;
            case JobTypes.ExtendVolume when volume is not null:
                Patch(world, Volumes, subject, new() { ["size"] = int.Parse(job.Notes["size"]), ["status"] = AtRest(subject, world) });
                break;
            case JobTypes.DeleteVolume when volume is not null:
                Remove(world, Volumes, subject);
                break;
            default:
                break;
        }
    }

    // A server may have taken the disk or let it go since the job began.
    private static string AtRest(string volumeId, World world) =>
        world.Surroundings.ServersHolding(volumeId).IsEmpty ? VolumeStatus.Available : VolumeStatus.InUse;

    // The system disk goes with its server, a data disk only when that was asked for.
    private static void Delete(Server server, bool alsoDataDisks, World world)
    {
        Remove(world, Servers, server.Id);
        foreach (var held in server.Volumes.Where(held => held.IsSystem || alsoDataDisks))
        {
            if (world.Surroundings.Volumes[held.VolumeId] is not null && world.Surroundings.ServersHolding(held.VolumeId).IsEmpty)
            {
                Remove(world, Volumes, held.VolumeId);
            }
        }
    }

    private static JsonArray Attached(IEnumerable<AttachedVolume> volumes) =>
        Answers.Array(volumes.Select(held => new JsonObject { ["volume_id"] = held.VolumeId, ["device"] = held.Device }));

    private static void Patch(World world, string kind, string id, JsonObject members) =>
        Consequences.Of(InventoryKinds.Named(kind).Patch(world.Surroundings, id, NeighbourCall.Element(members), world.Ids.NextSequence), world);

    private static void Remove(World world, string kind, string id) =>
        Consequences.Of(InventoryKinds.Named(kind).Remove(world.Surroundings, id), world);
}
