using SdrsMock.Surroundings.Inventory;

namespace SdrsMock.Surroundings;

/// <summary>Deleting servers and disks without leaving anything that names them.</summary>
internal static class Deletion
{
    /// <summary>Deletes a server; the disks that it alone held are free again.</summary>
    public static void Delete(this ProjectSurroundings surroundings, Server server)
    {
        surroundings.Servers.Remove(server.Id);
        Attachments.Follow(surroundings, server, null);
    }

    /// <summary>Deletes a disk, also from the servers that hold it.</summary>
    public static void Delete(this ProjectSurroundings surroundings, Volume volume)
    {
        foreach (var server in surroundings.ServersHolding(volume.Id).Select(id => surroundings.Servers[id]!))
        {
            surroundings.Servers.Put(server with { Volumes = server.Volumes.RemoveAll(held => held.VolumeId == volume.Id) });
        }

        surroundings.Volumes.Remove(volume.Id);
    }
}
