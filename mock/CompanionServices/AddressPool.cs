using SdrsMock.Common;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices;

/// <summary>The addresses that ECS and VPC give to new interfaces whose request names none.</summary>
internal static class AddressPool
{
    /// <summary>
    /// Draws a free address of a subnet from the seed: an address that other networks also hand out first, such as the lowest,
    /// would conflict in every drill.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="subnetId">The network id.</param>
    /// <param name="index">The index of the interface in its server, so that each draws another address.</param>
    /// <param name="taken">Addresses that other interfaces of the request have.</param>
    /// <returns>Null when the inventory chooses, or reports that there is none: in a state that assigns the lowest free address,
    /// in an unknown subnet, and in a full one.</returns>
    public static string? Draw(ServiceCallContext context, string subnetId, int index, IReadOnlySet<string> taken)
    {
        if (context.Project.Context.Addresses is AddressAssignment.Lowest || context.Inventory.Subnets[subnetId] is not { } subnet)
        {
            return null;
        }

        var template = context.Inventory.Template;
        // The fixtures hold addresses that scenarios rely on to stay free.
        var except = template.Variables.Values.Where(Ipv4.IsValid)
            .Concat(context.Project.Jobs.Reserved.InSubnet(subnetId) ?? taken)
            .Concat(taken)
            .ToHashSet(StringComparer.Ordinal);
        var number = DeterministicIds.Number(template.Seed, "address", $"{context.Project.Ids.DrawnCount}/{index}");
        return context.Inventory.FindFreeAddress(subnet, number, except);
    }
}
