using System.Text.Json.Nodes;
using SdrsMock.Engine;

namespace SdrsMock.Neighbours.Servers;

/// <summary>The disks of a server, in the OpenStack spelling.</summary>
internal static class ComputeVolumes
{
    private const string Root = "/v2|v2.1/{project_id}/servers/{server_id}/os-volume_attachments";

    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("GET", "", List),
        Row("POST", "", Attach),
        Row("GET", "/{volume_id}", call => Answers.One("volumeAttachment", View(CloudServerDisks.Held(call).VolumeId, CloudServerDisks.Held(call).Device, call))),
        Row("DELETE", "/{volume_id}", call => Answers.Accepted(CloudServerDisks.BeginDetaching(call))),
    ];

    private static NeighbourRoute Row(string method, string path, Func<NeighbourCall, Reply> answer) => new(method, Root + path, answer) { Form = ErrorForm.OpenStack };

    private static Reply List(NeighbourCall call) =>
        Answers.One("volumeAttachments", Answers.Array(CloudServers.Find(call).Volumes.Select(held => View(held.VolumeId, held.Device, call))));

    // The device that it will get is told at once.
    private static Reply Attach(NeighbourCall call)
    {
        var job = CloudServerDisks.BeginAttaching(call, call.Body.Under("volumeAttachment"));
        return Answers.One("volumeAttachment", View(job.Notes["volume"], job.Notes["device"], call)) with { Job = job };
    }

    private static JsonObject View(string volumeId, string device, NeighbourCall call) => new()
    {
        ["id"] = volumeId,
        ["volumeId"] = volumeId,
        ["serverId"] = call.Path["server_id"],
        ["device"] = device,
    };
}
