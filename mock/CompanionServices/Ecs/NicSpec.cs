using System.Text.Json.Nodes;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Ecs;

/// <summary>A network interface to create, or an existing port to use.</summary>
internal sealed record NicSpec(string? SubnetId, string? IpAddress, string? PortId)
{
    /// <summary>Converts the interface to the inventory's JSON; removes the port from the free ports.</summary>
    /// <param name="server">The server to create.</param>
    /// <param name="context">The request.</param>
    /// <param name="index">The index of the interface in the server.</param>
    /// <param name="taken">The addresses of the server's other interfaces; the one that is drawn is added.</param>
    public JsonObject Take(ServerSpec server, ServiceCallContext context, int index, HashSet<string> taken)
    {
        if (PortId is { } id)
        {
            var port = context.Inventory.Ports[id] ?? throw ServiceException.Invalid("port", $"names no port that is free: {id}");
            var before = context.Inventory.Ports.ToList();
            context.Remove("ports", id);
            context.OnRejection(() => RestorePorts(before, context.Inventory.Ports));
            return new()
            {
                ["id"] = port.Id,
                ["subnet_id"] = port.SubnetId,
                ["ip_address"] = port.IpAddress,
                ["mac_address"] = port.MacAddress,
                ["security_groups"] = Responses.StringArray(port.SecurityGroups),
            };
        }

        var nic = new JsonObject { ["subnet_id"] = SubnetId };
        if (IpAddress is { Length: > 0 })
        {
            nic["ip_address"] = IpAddress;
        }
        else if (SubnetId is not null && AddressPool.Draw(context, SubnetId, index, taken) is { } drawn)
        {
            taken.Add(drawn);
            nic["ip_address"] = drawn;
        }

        if (server.SecurityGroups.Count > 0)
        {
            nic["security_groups"] = Responses.StringArray(server.SecurityGroups.Select(group => IdOf(group, context)).Distinct());
        }

        return nic;
    }

    // Restores all ports, because a port restored alone would become the last one.
    private static void RestorePorts(List<Port> before, OverlayCollection<Port> ports)
    {
        before.ForEach(port => ports.Remove(port.Id));
        before.ForEach(ports.Put);
    }

    private static string IdOf(string nameOrId, ServiceCallContext context) =>
        context.Inventory.SecurityGroups[nameOrId]?.Id
        ?? context.Inventory.SecurityGroups.FirstOrDefault(group => group.Name == nameOrId)?.Id
        ?? throw ServiceException.Invalid("security_groups", $"names no security group: {nameOrId}");
}
