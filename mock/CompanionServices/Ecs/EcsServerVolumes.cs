using System.Text.Json.Nodes;
using SdrsMock.CompanionServices.Jobs;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.CompanionServices.Ecs;

/// <summary>The disks of a server, in ECS's own spelling.</summary>
internal static class EcsServerVolumes
{
    private const string Root = "/v1/{project_id}/cloudservers/{server_id}";

    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("GET", "/block_device", context => EcsServers.WithServer(context, server => Responses.Single("volumeAttachments", Responses.Array(server.Volumes.Select(held => Device(held, server, context)))))),
        Row("GET", "/block_device/{volume_id}", context => Responses.Single("volumeAttachment", Device(Attached(context), EcsServers.Find(context), context))),
        Row("POST", "/attachvolume", Attach),
        Row("DELETE", "/detachvolume/{volume_id}", Detach),
    ];

    /// <summary>The attachment of the path.</summary>
    public static AttachedVolume Attached(ServiceCallContext context) =>
        EcsServers.Find(context).Attached(context.Path["volume_id"]) ?? throw ServiceException.Missing("Volume", context.Path["volume_id"]);

    /// <summary>Begins to attach a disk; refuses one that is not there or not free.</summary>
    public static Job StartAttach(ServiceCallContext context, JsonBody attachment)
    {
        var server = EcsServers.Find(context);
        var id = ServiceException.Require(attachment.GetString("volumeId"), "volumeAttachment.volumeId");
        var volume = context.Inventory.Volumes[id] ?? throw ServiceException.Missing("Volume", id);
        if (volume.Status != VolumeStatus.Available && !volume.Shared)
        {
            throw ServiceException.Conflict($"The volume is {volume.Status}, and only an available one can be attached");
        }

        if (volume.AvailabilityZone != server.AvailabilityZone)
        {
            throw ServiceException.Invalid("volumeAttachment.volumeId", $"lies in {volume.AvailabilityZone}, the server in {server.AvailabilityZone}");
        }

        return ServiceJobs.Start(context.Project, ServiceHosts.Ecs, JobTypes.AttachVolume, [server.Id],
            ("volume", id), ("device", attachment.GetString("device") is { Length: > 0 } device ? device : FreeDevice(server, context.Project)));
    }

    /// <summary>Begins to detach the disk of the path; refuses the one that the server runs from.</summary>
    public static Job StartDetach(ServiceCallContext context)
    {
        var held = Attached(context);
        return held.IsSystem && !EcsServers.Find(context).IsStopped
            ? throw ServiceException.Conflict("The system disk of a running server cannot be detached")
            : ServiceJobs.Start(context.Project, ServiceHosts.Ecs, JobTypes.DetachVolume, [context.Path["server_id"]], ("volume", held.VolumeId));
    }

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> answer) => new(method, Root + path, answer) { Format = ErrorFormat.Ecs };

    private static Response Attach(ServiceCallContext context) => Responses.JobStarted(StartAttach(context, context.Body.GetObject("volumeAttachment")));

    private static Response Detach(ServiceCallContext context) => Responses.JobStarted(StartDetach(context));

    // Neither one that a disk has nor one that a disk on its way will have.
    private static string FreeDevice(Server server, ProjectState project)
    {
        var used = server.Volumes.Select(held => held.Device)
            .Concat(project.Jobs.Running.Where(job => job.Type == JobTypes.AttachVolume && job.ResourceId == server.Id).Select(job => job.Data["device"]))
            .ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range('a', 26).Select(letter => $"/dev/vd{(char)letter}").FirstOrDefault(device => !used.Contains(device))
            ?? throw ServiceException.Conflict("The server has no device left");
    }

    private static JsonObject Device(AttachedVolume held, Server server, ServiceCallContext context) => new()
    {
        ["id"] = held.VolumeId,
        ["volumeId"] = held.VolumeId,
        ["serverId"] = server.Id,
        ["device"] = held.Device,
        ["size"] = context.Inventory.Volumes[held.VolumeId]?.Size ?? 0,
        ["bootIndex"] = held.IsSystem ? 0 : -1,
        ["bus"] = "virtio",
        ["pciAddress"] = "",
    };
}
