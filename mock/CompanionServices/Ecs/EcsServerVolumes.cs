using System.Text.Json.Nodes;
using SdrsMock.CompanionServices.Jobs;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.CompanionServices.Ecs;

/// <summary>The disks of a server, in the ECS API.</summary>
internal static class EcsServerVolumes
{
    private const string Root = "/v1/{project_id}/cloudservers/{server_id}";

    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row(
            "GET",
            "/block_device",
            context => EcsServers.WithServer(
                context,
                server => Responses.Single(
                    "volumeAttachments", Responses.Array(server.Volumes.Select(attached => Device(attached, server, context)))))),
        Row(
            "GET",
            "/block_device/{volume_id}",
            context => Responses.Single("volumeAttachment", Device(Attached(context), EcsServers.Find(context), context))),
        Row("POST", "/attachvolume", Attach),
        Row("DELETE", "/detachvolume/{volume_id}", Detach),
    ];

    /// <summary>The attachment that the path names.</summary>
    /// <exception cref="ServiceException">The server or the attachment does not exist.</exception>
    public static AttachedVolume Attached(ServiceCallContext context) =>
        EcsServers.Find(context).Attached(context.Path["volume_id"]) ?? throw ServiceException.Missing("Volume", context.Path["volume_id"]);

    /// <summary>Starts a job that attaches a disk.</summary>
    /// <exception cref="ServiceException">The disk does not exist or cannot be attached.</exception>
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
            throw ServiceException.Invalid(
                "volumeAttachment.volumeId", $"lies in {volume.AvailabilityZone}, the server in {server.AvailabilityZone}");
        }

        return ServiceJobs.Start(context.Project, ServiceHosts.Ecs, JobTypes.AttachVolume, [server.Id],
            ("volume", id), ("device", ChooseDevice(attachment, server, context.Project)));
    }

    /// <summary>Starts a job that detaches the disk of the path.</summary>
    /// <exception cref="ServiceException">It is the system disk of a running server.</exception>
    public static Job StartDetach(ServiceCallContext context)
    {
        var attached = Attached(context);
        return attached.IsSystem && !EcsServers.Find(context).IsStopped
            ? throw ServiceException.Conflict("The system disk of a running server cannot be detached")
            : ServiceJobs.Start(
                context.Project, ServiceHosts.Ecs, JobTypes.DetachVolume, [context.Path["server_id"]], ("volume", attached.VolumeId));
    }

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> handler) =>
        new(method, Root + path, handler) { Format = ErrorFormat.Ecs };

    private static Response Attach(ServiceCallContext context) =>
        Responses.JobStarted(StartAttach(context, context.Body.GetObject("volumeAttachment")));

    private static Response Detach(ServiceCallContext context) => Responses.JobStarted(StartDetach(context));

    private static string ChooseDevice(JsonBody attachment, Server server, ProjectState project) =>
        attachment.GetString("device") is { Length: > 0 } device ? device : FreeDevice(server, project);

    // A device name used neither by a disk nor by a running job.
    private static string FreeDevice(Server server, ProjectState project)
    {
        var used = server.Volumes.Select(attached => attached.Device)
            .Concat(
                project.Jobs.Running.Where(job => job.Type == JobTypes.AttachVolume && job.ResourceId == server.Id)
                    .Select(job => job.Data["device"]))
            .ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range('a', 26).Select(letter => $"/dev/vd{(char)letter}").FirstOrDefault(device => !used.Contains(device))
            ?? throw ServiceException.Conflict("The server has no device left");
    }

    private static JsonObject Device(AttachedVolume attached, Server server, ServiceCallContext context) => new()
    {
        ["id"] = attached.VolumeId,
        ["volumeId"] = attached.VolumeId,
        ["serverId"] = server.Id,
        ["device"] = attached.Device,
        ["size"] = context.Inventory.Volumes[attached.VolumeId]?.Size ?? 0,
        ["bootIndex"] = attached.IsSystem ? 0 : -1,
        ["bus"] = "virtio",
        ["pciAddress"] = "",
    };
}
