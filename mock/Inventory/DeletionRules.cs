using SdrsMock.Inventory.Editing;

namespace SdrsMock.Inventory;

/// <summary>Deleting servers and disks without leaving anything that names them.</summary>
internal static class DeletionRules
{
    /// <summary>Deletes a server; the disks that it alone held are free again.</summary>
    public static void Delete(this ProjectInventory inventory, Server server)
    {
        inventory.Servers.Remove(server.Id);
        VolumeAttachmentRules.Follow(inventory, server, null);
    }

    /// <summary>Deletes a disk, also from the servers that hold it.</summary>
    public static void Delete(this ProjectInventory inventory, Volume volume)
    {
        foreach (var server in inventory.GetServersByVolume(volume.Id).Select(id => inventory.Servers[id]!))
        {
            inventory.Servers.Put(server with { Volumes = server.Volumes.RemoveAll(held => held.VolumeId == volume.Id) });
        }

        inventory.Volumes.Remove(volume.Id);
    }
}
