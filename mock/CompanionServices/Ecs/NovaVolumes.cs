using System.Text.Json.Nodes;
using SdrsMock.Http;

namespace SdrsMock.CompanionServices.Ecs;

/// <summary>The disks of a server, in the Nova API (OpenStack).</summary>
internal static class NovaVolumes
{
    private const string Root = "/v2|v2.1/{project_id}/servers/{server_id}/os-volume_attachments";

    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("GET", "", List),
        Row("POST", "", Attach),
        Row(
            "GET",
            "/{volume_id}",
            context => Responses.Single(
                "volumeAttachment", View(EcsServerVolumes.Attached(context).VolumeId, EcsServerVolumes.Attached(context).Device, context))),
        Row("DELETE", "/{volume_id}", context => Responses.Accepted(EcsServerVolumes.StartDetach(context))),
    ];

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> handler) =>
        new(method, Root + path, handler) { Format = ErrorFormat.OpenStack };

    private static Response List(ServiceCallContext context) =>
        Responses.Single(
            "volumeAttachments",
            Responses.Array(EcsServers.Find(context).Volumes.Select(attached => View(attached.VolumeId, attached.Device, context))));

    // The response contains the device that the job will use.
    private static Response Attach(ServiceCallContext context)
    {
        var job = EcsServerVolumes.StartAttach(context, context.Body.GetObject("volumeAttachment"));
        return Responses.Single("volumeAttachment", View(job.Data["volume"], job.Data["device"], context)) with { Job = job };
    }

    private static JsonObject View(string volumeId, string device, ServiceCallContext context) => new()
    {
        ["id"] = volumeId,
        ["volumeId"] = volumeId,
        ["serverId"] = context.Path["server_id"],
        ["device"] = device,
    };
}
