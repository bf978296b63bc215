using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Neighbours.Jobs;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Servers;

/// <summary>The disks of a server, in ECS's own spelling.</summary>
internal static class CloudServerDisks
{
    private const string Root = "/v1/{project_id}/cloudservers/{server_id}";

    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("GET", "/block_device", call => CloudServers.Of(call, server => Answers.One("volumeAttachments", Answers.Array(server.Volumes.Select(held => Device(held, server, call)))))),
        Row("GET", "/block_device/{volume_id}", call => Answers.One("volumeAttachment", Device(Held(call), CloudServers.Find(call), call))),
        Row("POST", "/attachvolume", Attach),
        Row("DELETE", "/detachvolume/{volume_id}", Detach),
    ];

    /// <summary>The attachment of the path.</summary>
    public static AttachedVolume Held(NeighbourCall call) =>
        CloudServers.Find(call).Attached(call.Path["volume_id"]) ?? throw Declined.Missing("Volume", call.Path["volume_id"]);

    /// <summary>Begins to attach a disk; refuses one that is not there or not free.</summary>
    public static Resources.Job BeginAttaching(NeighbourCall call, Body attachment)
    {
        var server = CloudServers.Find(call);
        var id = Declined.Need(attachment.Text("volumeId"), "volumeAttachment.volumeId");
        var volume = call.Surroundings.Volumes[id] ?? throw Declined.Missing("Volume", id);
        if (volume.Status != VolumeStatus.Available && !volume.Shared)
        {
            throw Declined.Conflict($"The volume is {volume.Status}, and only an available one can be attached");
        }

        if (volume.AvailabilityZone != server.AvailabilityZone)
        {
            throw Declined.Invalid("volumeAttachment.volumeId", $"lies in {volume.AvailabilityZone}, the server in {server.AvailabilityZone}");
        }

        return NeighbourJobs.Start(call.World, ServiceHosts.Ecs, JobTypes.AttachVolume, [server.Id],
            ("volume", id), ("device", attachment.Text("device") is { Length: > 0 } device ? device : FreeDevice(server, call.World)));
    }

    /// <summary>Begins to detach the disk of the path; refuses the one that the server runs from.</summary>
    public static Resources.Job BeginDetaching(NeighbourCall call)
    {
        var held = Held(call);
        return held.IsSystem && !CloudServers.Find(call).IsStopped
            ? throw Declined.Conflict("The system disk of a running server cannot be detached")
            : NeighbourJobs.Start(call.World, ServiceHosts.Ecs, JobTypes.DetachVolume, [call.Path["server_id"]], ("volume", held.VolumeId));
    }

    private static NeighbourRoute Row(string method, string path, Func<NeighbourCall, Reply> answer) => new(method, Root + path, answer) { Form = ErrorForm.Ecs };

    private static Reply Attach(NeighbourCall call) => Answers.Started(BeginAttaching(call, call.Body.Under("volumeAttachment")));

    private static Reply Detach(NeighbourCall call) => Answers.Started(BeginDetaching(call));

    // Neither one that a disk has nor one that a disk on its way will have.
    private static string FreeDevice(Server server, World world)
    {
        var used = server.Volumes.Select(held => held.Device)
            .Concat(world.Jobs.AtWork.Where(job => job.Type == JobTypes.AttachVolume && job.ResourceId == server.Id).Select(job => job.Notes["device"]))
            .ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range('a', 26).Select(letter => $"/dev/vd{(char)letter}").FirstOrDefault(device => !used.Contains(device))
            ?? throw Declined.Conflict("The server has no device left");
    }

    private static JsonObject Device(AttachedVolume held, Server server, NeighbourCall call) => new()
    {
        ["id"] = held.VolumeId,
        ["volumeId"] = held.VolumeId,
        ["serverId"] = server.Id,
        ["device"] = held.Device,
        ["size"] = call.Surroundings.Volumes[held.VolumeId]?.Size ?? 0,
        ["bootIndex"] = held.IsSystem ? 0 : -1,
        ["bus"] = "virtio",
        ["pciAddress"] = "",
    };
}
