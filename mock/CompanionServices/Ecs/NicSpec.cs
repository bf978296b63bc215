using System.Text.Json.Nodes;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Ecs;

/// <summary>An interface that is to be made, or a port that is to be taken.</summary>
internal sealed record NicSpec(string? SubnetId, string? IpAddress, string? PortId)
{
    /// <summary>The interface as the inventory takes it; a port is no longer anybody's own.</summary>
    public JsonObject Take(ServerSpec plan, ServiceCallContext context)
    {
        if (PortId is { } id)
        {
            var port = context.Inventory.Ports[id] ?? throw ServiceException.Invalid("port", $"names no port that is free: {id}");
            var before = context.Inventory.Ports.ToList();
            context.Remove("ports", id);
            context.OnRejection(() => PutBack(before, context.Inventory.Ports));
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

        if (plan.SecurityGroups.Count > 0)
        {
            nic["security_groups"] = Responses.StringArray(plan.SecurityGroups.Select(group => IdOf(group, context)).Distinct());
        }

        return nic;
    }

    // In their order: a port that came back alone would be the last of them.
    private static void PutBack(List<Port> before, OverlayCollection<Port> ports)
    {
        before.ForEach(port => ports.Remove(port.Id));
        before.ForEach(ports.Put);
    }

    private static string IdOf(string nameOrId, ServiceCallContext context) =>
        context.Inventory.SecurityGroups[nameOrId]?.Id
        ?? context.Inventory.SecurityGroups.FirstOrDefault(group => group.Name == nameOrId)?.Id
        ?? throw ServiceException.Invalid("security_groups", $"names no security group: {nameOrId}");
}
