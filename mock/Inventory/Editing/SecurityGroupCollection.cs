using System.Text.Json.Nodes;

namespace SdrsMock.Inventory.Editing;

/// <summary><c>security_groups</c>; the rules of a new group allow all outgoing traffic, and incoming traffic from members.</summary>
internal sealed class SecurityGroupCollection()
    : InventoryCollection<SecurityGroup>("security_groups", InventoryJsonContext.Default.SecurityGroup, it => it.SecurityGroups)
{
    protected override SecurityGroup Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids)
    {
        var id = ids.Next(Name);
        return new() { Id = id, Name = ids.Names.Shared("sg", id), Rules = SecurityGroup.DefaultRules(id, ids.Next) };
    }

    // A rule without an id gets one, as a group does. The serializer does not apply the record's defaults.
    protected override JsonObject Fill(JsonObject members, SecurityGroup? before, ProjectInventory inventory, SeededIdGenerator ids)
    {
        foreach (var rule in members["rules"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            if (rule["id"] is null)
            {
                rule["id"] = ids.Next("security group rules");
            }

            rule.TryAdd("ethertype", "IPv4");
            rule.TryAdd("description", "");
        }

        return members;
    }

    protected override void Validate(SecurityGroup item, ProjectInventory inventory)
    {
        ReferenceChecks.CheckName(item.Name);
        for (var index = 0; index < item.Rules.Length; index++)
        {
            Check(item.Rules[index], $"rules[{index}]");
        }
    }

    protected override string? FindUser(SecurityGroup item, ProjectInventory inventory)
    {
        if (item.Id == inventory.Template.DefaultSecurityGroup)
        {
            return "it is the default one";
        }

        if (inventory.Servers.FirstOrDefault(server => server.Nics.Any(nic => nic.SecurityGroups.Contains(item.Id))) is { } server)
        {
            return $"an interface of server \"{server.Id}\" is in it";
        }

        return inventory.Ports.FirstOrDefault(port => port.SecurityGroups.Contains(item.Id)) is { } port
            ? $"port \"{port.Id}\" is in it"
            : null;
    }

    private static void Check(SecurityGroupRule rule, string path)
    {
        InventoryException.ThrowUnless(rule.Direction is "ingress" or "egress", $"{path}.direction", "must be ingress or egress");
        InventoryException.ThrowUnless(rule.Ethertype is "IPv4" or "IPv6", $"{path}.ethertype", "must be IPv4 or IPv6");
        InventoryException.ThrowUnless(
            rule.PortRangeMin is null or (>= 0 and <= 65535) && rule.PortRangeMax is null or (>= 0 and <= 65535),
            $"{path}.port_range_min",
            "and port_range_max must be 0 to 65535");
    }
}
