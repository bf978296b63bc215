using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SdrsMock.Inventory.Editing;

/// <summary>Completes and checks the disks attached to a server of the inventory.</summary>
internal static partial class VolumeAttachmentRules
{
    /// <summary>The number of device names.</summary>
    private const int MaxVolumes = 52;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>Expands a bare id to an attachment without further members.</summary>
    public static void Normalise(JsonObject members)
    {
        if (members["volumes"] is not JsonArray volumes)
        {
            return;
        }

        for (var index = 0; index < volumes.Count; index++)
        {
            if (volumes[index] is JsonValue value && value.TryGetValue(out string? id))
            {
                volumes[index] = new JsonObject { ["volume_id"] = id };
            }
        }
    }

    /// <summary>Adds the missing device names: the current one of the attachment, or the next that is free.</summary>
    public static void Fill(JsonObject members, Server? before)
    {
        if (members["volumes"]?.AsArray() is not { } volumes)
        {
            return;
        }

        InventoryException.ThrowUnless(volumes.Count <= MaxVolumes, "volumes", $"must hold at most {MaxVolumes}");
        var used = volumes.Select(volume => volume!.AsObject().Text("device")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < volumes.Count; index++)
        {
            var volume = volumes[index]!.AsObject();
            var id = volume.Text("volume_id") ?? throw InventoryException.Invalid($"volumes[{index}].volume_id", "is needed");
            if (volume["device"] is null)
            {
                var current = before?.Attached(id)?.Device;
                var device = current is not null && !used.Contains(current) ? current : Devices().First(name => !used.Contains(name));
                used.Add(device);
                volume["device"] = device;
            }
        }
    }

    /// <summary>Checks the attachments of a server.</summary>
    /// <exception cref="InventoryException">An attachment is invalid.</exception>
    public static void Check(Server server, ProjectInventory inventory)
    {
        for (var index = 0; index < server.Volumes.Length; index++)
        {
            var (attached, path) = (server.Volumes[index], $"volumes[{index}]");
            inventory.Volumes.CheckOn($"{path}.volume_id", attached.VolumeId, "volume");
            InventoryException.ThrowUnless(
                server.Volumes.Count(other => other.VolumeId == attached.VolumeId) == 1, $"{path}.volume_id", "is there twice");
            InventoryException.ThrowUnless(
                inventory.Volumes.Get(attached.VolumeId).Shared
                    || inventory.GetServersByVolume(attached.VolumeId).All(holder => holder == server.Id),
                $"{path}.volume_id", $"names a volume that is not shared and that another server holds: \"{attached.VolumeId}\"");
            InventoryException.ThrowUnless(
                DeviceFormat().IsMatch(attached.Device), $"{path}.device", "must look like /dev/vdb or /dev/sdb");
            InventoryException.ThrowUnless(
                server.Volumes.Count(other => other.Device == attached.Device) == 1,
                $"{path}.device",
                $"is used twice: {attached.Device}");
        }
    }

    /// <summary>Updates the status of disks: <c>in-use</c> when attached, <c>available</c> when detached from the last server.</summary>
    public static IEnumerable<InventoryEvent> Follow(ProjectInventory inventory, Server? before, Server? after)
    {
        List<InventoryEvent>? effects = null;
        foreach (var attached in after?.Volumes ?? [])
        {
            var volume = inventory.Volumes.Get(attached.VolumeId);
            Put(volume, volume with
            {
                Status = volume.Status == VolumeStatus.Available ? VolumeStatus.InUse : volume.Status,
                Bootable = volume.Bootable || attached.IsSystem,
            });
        }

        foreach (var id in before?.Volumes.Select(attached => attached.VolumeId) ?? [])
        {
            if (inventory.Volumes[id] is { Status: VolumeStatus.InUse } volume && inventory.GetServersByVolume(id).IsEmpty)
            {
                Put(volume, volume with { Status = VolumeStatus.Available });
            }
        }

        return effects ?? [];

        void Put(Volume previous, Volume current)
        {
            if (current != previous)
            {
                inventory.Volumes.Put(current);
                (effects ??= []).Add(new("volumes", current.Id, ChangeKind.Changed));
            }
        }
    }

    private static IEnumerable<string> Devices() =>
        from letters in Letters.Select(letter => $"{letter}").Concat(Letters.Select(letter => $"a{letter}"))
        select $"/dev/vd{letters}";

    [GeneratedRegex(@"^/dev/(vd|sd|xvd)[a-z]{1,2}\z")]
    private static partial Regex DeviceFormat();
}
