using SdrsMock.Engine;
using SdrsMock.Resources;

namespace SdrsMock.Neighbours.Disks;

/// <summary>EVS as Huawei's own clients spell it: <c>cloudvolumes</c>, and <c>os-vendor-volumes</c> for reading. Writes answer a job.</summary>
internal static class CloudVolumes
{
    private const string Root = "/v2|v2.1|v3/{project_id}/cloudvolumes";
    private const string Vendor = "/v2|v3/{project_id}/os-vendor-volumes";

    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("GET", Root + "/detail", List),
        Row("GET", Vendor + "/detail", List),
        Row("POST", Root, Create),
        Row("GET", Root + "/{volume_id}", Show),
        Row("GET", Vendor + "/{volume_id}", Show),
        Row("PUT", Root + "/{volume_id}", Rename),
        Row("DELETE", Root + "/{volume_id}", call => Started(DiskWork.BeginDeleting(call))),
        Row("POST", Root + "/{volume_id}/action", Act),
    ];

    private static NeighbourRoute Row(string method, string path, Func<NeighbourCall, Reply> answer) => new(method, path, answer) { Form = ErrorForm.Evs };

    private static Reply List(NeighbourCall call)
    {
        var matching = DiskWork.Matching(call).ToList();
        return Answers.Ok(new()
        {
            ["count"] = matching.Count,
            ["volumes"] = Answers.Array(matching.ByOffset(call).Select(volume => VolumeView.Of(volume, call))),
        });
    }

    private static Reply Show(NeighbourCall call) => Answers.One("volume", VolumeView.Of(DiskWork.Find(call), call));

    private static Reply Create(NeighbourCall call)
    {
        var volume = call.Body.Under("volume");
        Declined.Need(volume.Text("availability_zone"), "volume.availability_zone");
        Declined.Need(volume.Text("volume_type"), "volume.volume_type");
        return Started(DiskWork.BeginCreating(call, volume));
    }

    private static Reply Act(NeighbourCall call) => call.Body.Has("os-extend")
        ? Started(DiskWork.BeginExtending(call, call.Body.Under("os-extend")))
        : throw Declined.Invalid("$", "must hold os-extend");

    private static Reply Rename(NeighbourCall call)
    {
        DiskWork.Rename(call);
        return Answers.Ok(VolumeView.Of(DiskWork.Find(call), call));
    }

    private static Reply Started(Job job) => Answers.Started(job, "volume_ids", Answers.Texts(Jobs.NeighbourJobs.SubjectsOf(job)));
}
