using SdrsMock.Inventory.Editing;

namespace SdrsMock.Inventory;

/// <summary>Deletes servers and disks together with all references to them.</summary>
internal static class DeletionRules
{
    /// <summary>Deletes a server; disks attached to no other server become available.</summary>
    public static void Delete(this ProjectInventory inventory, Server server)
    {
        inventory.Servers.Remove(server.Id);
        VolumeAttachmentRules.Follow(inventory, server, null);
    }

    /// <summary>Deletes a disk and detaches it from its servers.</summary>
    public static void Delete(this ProjectInventory inventory, Volume volume)
    {
        foreach (var server in inventory.GetServersByVolume(volume.Id).Select(id => inventory.Servers.Get(id)))
        {
            inventory.Servers.Put(server with { Volumes = server.Volumes.RemoveAll(attached => attached.VolumeId == volume.Id) });
        }

        inventory.Volumes.Remove(volume.Id);
    }
}
