using SdrsMock.Http;

namespace SdrsMock.CompanionServices.Evs;

/// <summary>Disks in the Cinder API (OpenStack): writes respond at once, and the disk's status shows their progress.</summary>
internal static class CinderVolumes
{
    private const string Root = "/v1|v2|v3/{project_id}/volumes";

    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("GET", "", List),
        Row("GET", "/detail", List),
        Row("POST", "", Create),
        Row("GET", "/{volume_id}", Show),
        Row("PUT", "/{volume_id}", Rename),
        Row("DELETE", "/{volume_id}", context => Responses.Accepted(VolumeOperations.StartDelete(context))),
        Row("POST", "/{volume_id}/action", Act),
    ];

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> handler) =>
        new(method, Root + path, handler) { Format = ErrorFormat.OpenStack };

    private static Response List(ServiceCallContext context) =>
        Responses.Single(
            "volumes",
            Responses.Array(
                VolumeOperations.Matching(context)
                    .ByMarker(context, volume => volume.Id)
                    .Select(volume => VolumeView.Create(volume, context))));

    private static Response Show(ServiceCallContext context) =>
        Responses.Single("volume", VolumeView.Create(VolumeOperations.Find(context), context));

    private static Response Create(ServiceCallContext context)
    {
        var job = VolumeOperations.StartCreate(context, context.Body.GetObject("volume"));
        var volume = VolumeView.Create(context.Inventory.Volumes.Get(job.ResourceId), context);
        return Responses.Single("volume", volume, 202) with { Job = job };
    }

    private static Response Rename(ServiceCallContext context)
    {
        VolumeOperations.Rename(context);
        return Show(context);
    }

    private static Response Act(ServiceCallContext context) => context.Body.Has("os-extend")
        ? Responses.Accepted(VolumeOperations.StartExtend(context, context.Body.GetObject("os-extend")))
        : throw ServiceException.Invalid("$", "must hold os-extend");
}
