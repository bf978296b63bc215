using SdrsMock.Engine;

namespace SdrsMock.Neighbours.Disks;

/// <summary>Disks in the OpenStack spelling (Cinder): writes answer at once, and the disk's status says how far they are.</summary>
internal static class BlockVolumes
{
    private const string Root = "/v1|v2|v3/{project_id}/volumes";

    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("GET", "", List),
        Row("GET", "/detail", List),
        Row("POST", "", Create),
        Row("GET", "/{volume_id}", Show),
        Row("PUT", "/{volume_id}", Rename),
        Row("DELETE", "/{volume_id}", call => Answers.Accepted(DiskWork.BeginDeleting(call))),
        Row("POST", "/{volume_id}/action", Act),
    ];

    private static NeighbourRoute Row(string method, string path, Func<NeighbourCall, Reply> answer) => new(method, Root + path, answer) { Form = ErrorForm.OpenStack };

    private static Reply List(NeighbourCall call) =>
        Answers.One("volumes", Answers.Array(DiskWork.Matching(call).ByMarker(call, volume => volume.Id).Select(volume => VolumeView.Of(volume, call))));

    private static Reply Show(NeighbourCall call) => Answers.One("volume", VolumeView.Of(DiskWork.Find(call), call));

    private static Reply Create(NeighbourCall call)
    {
        var job = DiskWork.BeginCreating(call, call.Body.Under("volume"));
        return Answers.One("volume", VolumeView.Of(call.Surroundings.Volumes[job.ResourceId]!, call), 202) with { Job = job };
    }

    private static Reply Rename(NeighbourCall call)
    {
        DiskWork.Rename(call);
        return Show(call);
    }

    private static Reply Act(NeighbourCall call) => call.Body.Has("os-extend")
        ? Answers.Accepted(DiskWork.BeginExtending(call, call.Body.Under("os-extend")))
        : throw Declined.Invalid("$", "must hold os-extend");
}
