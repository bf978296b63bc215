using SdrsMock.Http;
using SdrsMock.Model;

namespace SdrsMock.CompanionServices.Evs;

/// <summary>
/// Disks in the EVS API, which Huawei's own clients use: <c>cloudvolumes</c>, and <c>os-vendor-volumes</c> for reading. Writes
/// respond with a job.
/// </summary>
internal static class EvsVolumes
{
    private const string Root = "/v2|v2.1|v3/{project_id}/cloudvolumes";
    private const string Vendor = "/v2|v3/{project_id}/os-vendor-volumes";

    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("GET", Root + "/detail", List),
        Row("GET", Vendor + "/detail", List),
        Row("POST", Root, Create),
        Row("GET", Root + "/{volume_id}", Show),
        Row("GET", Vendor + "/{volume_id}", Show),
        Row("PUT", Root + "/{volume_id}", Rename),
        Row("DELETE", Root + "/{volume_id}", context => Started(VolumeOperations.StartDelete(context))),
        Row("POST", Root + "/{volume_id}/action", Act),
    ];

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> handler) =>
        new(method, path, handler) { Format = ErrorFormat.Evs };

    private static Response List(ServiceCallContext context)
    {
        var matching = VolumeOperations.Matching(context).ToList();
        return Responses.Ok(new()
        {
            ["count"] = matching.Count,
            ["volumes"] = Responses.Array(matching.ByOffset(context).Select(volume => VolumeView.Create(volume, context))),
        });
    }

    private static Response Show(ServiceCallContext context) =>
        Responses.Single("volume", VolumeView.Create(VolumeOperations.Find(context), context));

    private static Response Create(ServiceCallContext context)
    {
        var volume = context.Body.GetObject("volume");
        ServiceException.Require(volume.GetString("availability_zone"), "volume.availability_zone");
        ServiceException.Require(volume.GetString("volume_type"), "volume.volume_type");
        return Started(VolumeOperations.StartCreate(context, volume));
    }

    private static Response Act(ServiceCallContext context) => context.Body.Has("os-extend")
        ? Started(VolumeOperations.StartExtend(context, context.Body.GetObject("os-extend")))
        : throw ServiceException.Invalid("$", "must hold os-extend");

    private static Response Rename(ServiceCallContext context)
    {
        VolumeOperations.Rename(context);
        return Responses.Ok(VolumeView.Create(VolumeOperations.Find(context), context));
    }

    private static Response Started(Job job) =>
        Responses.JobStarted(job, "volume_ids", Responses.StringArray(SdrsMock.CompanionServices.Jobs.ServiceJobs.GetEntities(job)));
}
