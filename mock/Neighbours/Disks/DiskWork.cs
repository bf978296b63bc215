using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Neighbours.Jobs;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Disks;

/// <summary>What both spellings do with disks.</summary>
internal static class DiskWork
{
    /// <summary>The disk of the path.</summary>
    public static Volume Find(NeighbourCall call) => call.Surroundings.Volumes[call.Path["volume_id"]] ?? throw Declined.Missing("Volume", call.Path["volume_id"]);

    public static IEnumerable<Volume> Matching(NeighbourCall call) => call.Surroundings.Volumes
        .Where(volume => call.Query("name") is not { } name || volume.Name.Contains(name, StringComparison.Ordinal))
        .Where(call, "status", volume => volume.Status)
        .Where(call, "id", volume => volume.Id)
        .Where(call, "availability_zone", volume => volume.AvailabilityZone)
        .Where(call, "server_id", volume => call.Surroundings.ServersHolding(volume.Id).FirstOrDefault());

    /// <summary>Begins to make as many disks as the body says.</summary>
    public static Job BeginCreating(NeighbourCall call, Body volume)
    {
        var count = volume.Number("count") ?? 1;
        if (count is < 1 or > 100)
        {
            throw Declined.Invalid("volume.count", "must be 1 to 100");
        }

        var name = volume.Text("name") is { Length: > 0 } given ? given : "volume";
        var ids = Enumerable.Range(1, (int)count).Select(number => call.Add("volumes", Members(volume, count == 1 ? name : $"{name}-{number:0000}"))).ToList();
        return NeighbourJobs.Start(call.World, ServiceHosts.Evs, JobTypes.CreateVolume, ids);
    }

    /// <summary>Begins to let a disk grow.</summary>
    public static Job BeginExtending(NeighbourCall call, Body extend)
    {
        var volume = Find(call);
        var size = extend.Number("new_size") ?? throw Declined.Invalid("os-extend.new_size", "is needed");
        if (size <= volume.Size || size > Volume.LargestGb)
        {
            throw Declined.Invalid("os-extend.new_size", $"must be more than {volume.Size} and at most {Volume.LargestGb}", "EVS.1015");
        }

        if (volume.Status is not (VolumeStatus.Available or VolumeStatus.InUse) || (volume.Status == VolumeStatus.InUse && !volume.OnlineExtend))
        {
            throw Declined.Conflict($"The volume is {volume.Status} and cannot be extended now", "EVS.1014");
        }

        call.Patch("volumes", volume.Id, new() { ["status"] = "extending" });
        return NeighbourJobs.Start(call.World, ServiceHosts.Evs, JobTypes.ExtendVolume, [volume.Id], ("size", $"{size}"));
    }

    /// <summary>Begins to delete a disk that no server holds.</summary>
    public static Job BeginDeleting(NeighbourCall call)
    {
        var volume = Find(call);
        if (volume.Status is not (VolumeStatus.Available or VolumeStatus.Error or "error_extending" or "error_deleting"))
        {
            throw Declined.Conflict($"The volume is {volume.Status}, and only an available one can be deleted");
        }

        call.Patch("volumes", volume.Id, new() { ["status"] = "deleting" });
        return NeighbourJobs.Start(call.World, ServiceHosts.Evs, JobTypes.DeleteVolume, [volume.Id]);
    }

    public static void Rename(NeighbourCall call)
    {
        var volume = Find(call);
        if (call.Body.Under("volume").Text("name") is { Length: > 0 } name)
        {
            call.Patch("volumes", volume.Id, new() { ["name"] = name });
        }
    }

    private static JsonObject Members(Body volume, string name)
    {
        var members = new JsonObject
        {
            ["name"] = name,
            ["status"] = "creating",
            ["size"] = (int)Math.Clamp(volume.Number("size") ?? throw Declined.Invalid("volume.size", "is needed", "EVS.1010"), int.MinValue, int.MaxValue),
            ["shared"] = volume.Flag("multiattach") || volume.Text("shareable") == "true",
            ["bootable"] = volume.Text("imageRef") is { Length: > 0 },
        };
        if (volume.Text("availability_zone") is { Length: > 0 } zone)
        {
            members["availability_zone"] = zone;
        }

        if (volume.Text("volume_type") is { Length: > 0 } type)
        {
            members["volume_type"] = type;
        }

        return members;
    }
}
