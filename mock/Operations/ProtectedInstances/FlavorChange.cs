using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>What a resizing wants of one of the instance's servers.</summary>
/// <param name="Server">The server.</param>
/// <param name="FlavorId">Its new flavor, or null.</param>
/// <param name="HostId">Its dedicated host from then on, or null.</param>
/// <param name="Project">The project's world.</param>
internal sealed record FlavorChange(Server Server, string? FlavorId, string? HostId, ProjectState Project)
{
    /// <summary>Whether the flavor changes at all.</summary>
    public bool IsRequested => FlavorId is not null && FlavorId != Server.Flavor;

    public Flavor? Flavor => Project.Inventory.Flavors[FlavorId];

    public DedicatedHost? Host => Project.Inventory.DedicatedHosts[HostId];

    /// <summary>Whether the server's zone has the flavor left, and its host can run it.</summary>
    public bool Fits => Flavor?.SoldOutIn.Contains(Server.AvailabilityZone) is false
        && (Host is null || (Host.AvailabilityZone == Server.AvailabilityZone && Host.Flavors.Contains(FlavorId!)));

    /// <summary>Keeps it until the job ends.</summary>
    public void SaveTo(Job job)
    {
        if (IsRequested)
        {
            job.SetData(Server.Id, FlavorId!);
            job.SetData(HostKey(Server), HostId ?? "");
        }
    }

    /// <summary>Whether what a job has noted about a server is still possible: the server may have been started meanwhile.</summary>
    public static bool CanBeMade(Job job, Server? server) => server is null || server.IsStopped || !job.Data.ContainsKey(server.Id);

    /// <summary>Does what a job has noted about a server.</summary>
    public static void Make(Job job, Server server, ProjectState project)
    {
        if (job.Data.TryGetValue(server.Id, out var flavorId))
        {
            project.Inventory.Servers.Put(server with
            {
                Flavor = flavorId,
                DedicatedHostId = job.Data[HostKey(server)] is { Length: > 0 } hostId ? hostId : server.DedicatedHostId,
            });
        }
    }

    private static string HostKey(Server server) => $"{server.Id}.host";
}
