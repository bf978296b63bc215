using System.Diagnostics.CodeAnalysis;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>The requested change of the flavor of one server of an instance.</summary>
/// <param name="ServerLookup">The server.</param>
/// <param name="FlavorId">The id of the new flavor, or null.</param>
/// <param name="HostId">The id of the new dedicated host, or null.</param>
/// <param name="Project">The state of the project.</param>
internal sealed record FlavorChange(Lookup<Server> ServerLookup, string? FlavorId, string? HostId, ProjectState Project)
{
    public Server Server => ServerLookup.Value;

    /// <summary>Whether the request changes the flavor.</summary>
    [MemberNotNullWhen(true, nameof(FlavorId))]
    public bool IsRequested => FlavorId is not null && FlavorId != Server.Flavor;

    public Flavor? Flavor => Project.Inventory.Flavors[FlavorId];

    public DedicatedHost? Host => Project.Inventory.DedicatedHosts[HostId];

    /// <summary>Whether the flavor is available in the server's zone, and the host can run it.</summary>
    public bool Fits => Flavor is { } flavor && !flavor.SoldOutIn.Contains(Server.AvailabilityZone)
        && (Host is null || (Host.AvailabilityZone == Server.AvailabilityZone && Host.Flavors.Contains(flavor.Id)));

    /// <summary>Stores the change in the job.</summary>
    public void SaveTo(Job job)
    {
        if (IsRequested)
        {
            job.SetData(Server.Id, FlavorId);
            job.SetData(HostKey(Server), HostId ?? "");
        }
    }

    /// <summary>Whether the change that a job stores can be applied to a server, which may have been started meanwhile.</summary>
    public static bool CanBeMade(Job job, Server? server) => server is null || server.IsStopped || !job.Data.ContainsKey(server.Id);

    /// <summary>Applies the change that a job stores to a server.</summary>
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
