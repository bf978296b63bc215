using System.Text.Json.Nodes;
using SdrsMock.CompanionServices.Jobs;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Model;

namespace SdrsMock.CompanionServices.Evs;

/// <summary>Operations on disks that the EVS API and the Cinder API share.</summary>
internal static class VolumeOperations
{
    /// <summary>The disk that the path names.</summary>
    /// <exception cref="ServiceException">It does not exist.</exception>
    public static Volume Find(ServiceCallContext context) =>
        context.Inventory.Volumes[context.Path["volume_id"]] ?? throw ServiceException.Missing("Volume", context.Path["volume_id"]);

    public static IEnumerable<Volume> Matching(ServiceCallContext context) => context.Inventory.Volumes
        .Where(volume => context.Query("name") is not { } name || volume.Name.Contains(name, StringComparison.Ordinal))
        .Where(context, "status", volume => volume.Status)
        .Where(context, "id", volume => volume.Id)
        .Where(context, "availability_zone", volume => volume.AvailabilityZone)
        .Where(context, "server_id", volume => context.Inventory.GetServersByVolume(volume.Id).FirstOrDefault());

    /// <summary>Adds <c>count</c> disks and starts the job that creates them.</summary>
    public static Job StartCreate(ServiceCallContext context, JsonBody volume)
    {
        var count = volume.GetNumber("count") ?? 1;
        if (count is < 1 or > 100)
        {
            throw ServiceException.Invalid("volume.count", "must be 1 to 100");
        }

        var name = volume.GetString("name") is { Length: > 0 } text ? text : "volume";
        var ids = Enumerable.Range(1, (int)count)
            .Select(number => context.Add("volumes", Members(volume, count == 1 ? name : $"{name}-{number:0000}")))
            .ToList();
        return ServiceJobs.Start(context.Project, ServiceHosts.Evs, JobTypes.CreateVolume, ids);
    }

    /// <summary>Starts the job that extends a disk.</summary>
    public static Job StartExtend(ServiceCallContext context, JsonBody extend)
    {
        var volume = Find(context);
        var size = extend.GetNumber("new_size") ?? throw ServiceException.Invalid("os-extend.new_size", "is needed");
        if (size <= volume.Size || size > Volume.MaxSizeGb)
        {
            throw ServiceException.Invalid(
                "os-extend.new_size", $"must be more than {volume.Size} and at most {Volume.MaxSizeGb}", "EVS.1015");
        }

        if (volume.Status is not (VolumeStatus.Available or VolumeStatus.InUse)
            || (volume.Status == VolumeStatus.InUse && !volume.OnlineExtend))
        {
            throw ServiceException.Conflict($"The volume is {volume.Status} and cannot be extended now", "EVS.1014");
        }

        context.Patch("volumes", volume.Id, new() { ["status"] = "extending" });
        return ServiceJobs.Start(context.Project, ServiceHosts.Evs, JobTypes.ExtendVolume, [volume.Id], ("size", $"{size}"));
    }

    /// <summary>Starts the job that deletes a disk that is not attached.</summary>
    public static Job StartDelete(ServiceCallContext context)
    {
        var volume = Find(context);
        if (volume.Status is not (VolumeStatus.Available or VolumeStatus.Error or "error_extending" or "error_deleting"))
        {
            throw ServiceException.Conflict($"The volume is {volume.Status}, and only an available one can be deleted");
        }

        context.Patch("volumes", volume.Id, new() { ["status"] = "deleting" });
        return ServiceJobs.Start(context.Project, ServiceHosts.Evs, JobTypes.DeleteVolume, [volume.Id]);
    }

    /// <summary>Changes name, description, metadata and tags.</summary>
    public static void Rename(ServiceCallContext context)
    {
        var volume = Find(context);
        var (body, members) = (context.Body.GetObject("volume"), new JsonObject());
        if (body.GetString("name") is { Length: > 0 } name)
        {
            members["name"] = name;
        }

        VolumeLabels.Read(body, members);
        if (members.Count > 0)
        {
            context.Patch("volumes", volume.Id, members);
        }
    }

    private static JsonObject Members(JsonBody volume, string name)
    {
        var members = new JsonObject
        {
            ["name"] = name,
            ["status"] = "creating",
            ["size"] = (int)Math.Clamp(
                volume.GetNumber("size") ?? throw ServiceException.Invalid("volume.size", "is needed", "EVS.1010"),
                int.MinValue,
                int.MaxValue),
            ["shared"] = volume.GetBoolean("multiattach") || volume.GetString("shareable") == "true",
            ["bootable"] = volume.GetString("imageRef") is { Length: > 0 },
        };
        if (volume.GetString("availability_zone") is { Length: > 0 } zone)
        {
            members["availability_zone"] = zone;
        }

        if (volume.GetString("volume_type") is { Length: > 0 } type)
        {
            members["volume_type"] = type;
        }

        VolumeLabels.Read(volume, members);
        return members;
    }
}
