using SdrsMock.Client;
using SdrsMock.Client.Models;

namespace Recipes.Application;

/// <summary>The code under test of all recipes: protects a server and waits for the jobs. Thread-safe.</summary>
/// <param name="sdrs">The client, with the time provider that its waits follow.</param>
public sealed class ServerProtection(SdrsClient sdrs)
{
    /// <summary>Creates a protection group and protects the server in it.</summary>
    /// <param name="server">ID of the server.</param>
    /// <param name="network">ID of the VPC of the server.</param>
    /// <param name="cancellationToken">Cancels the requests and the waits.</param>
    /// <returns>ID of the protected instance.</returns>
    /// <exception cref="SdrsException">A request is rejected.</exception>
    /// <exception cref="SdrsJobException">A job fails.</exception>
    public async Task<string> ProtectAsync(string server, string network, CancellationToken cancellationToken = default)
    {
        var domain = (await sdrs.ListActiveActiveDomainsAsync(cancellationToken))[0];
        var entities = await WaitAsync(await sdrs.CreateProtectionGroupAsync(new()
        {
            Name = "orders",
            SourceAvailabilityZone = domain.LocalReplicationCluster.AvailabilityZone,
            TargetAvailabilityZone = domain.RemoteReplicationCluster.AvailabilityZone,
            DomainId = domain.Id,
            SourceVpcId = network,
        }, cancellationToken));
        entities = await WaitAsync(await sdrs.CreateProtectedInstanceAsync(
            new() { ServerGroupId = entities.ServerGroupId!, ServerId = server, Name = "orders-db" }, cancellationToken));
        return entities.ProtectedInstanceId!;

        async Task<JobEntities> WaitAsync(AcceptedJob job) =>
            (await sdrs.WaitForJobAsync(job, cancellationToken: cancellationToken)).Entities;
    }
}
