using System.Text.Json.Nodes;

namespace SdrsMock.Surroundings.Inventory;

/// <summary><c>security_groups</c>; a new one lets everything out and its own members in.</summary>
internal sealed class SecurityGroupKind()
    : InventoryKind<SecurityGroup>("security_groups", SurroundingsJson.Default.SecurityGroup, it => it.SecurityGroups)
{
    protected override SecurityGroup Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids)
    {
        var id = ids.Next(Name);
        return new() { Id = id, Name = ids.Names.Shared("sg", id), Rules = SecurityGroup.RulesAtFirst(id, ids.Next) };
    }

    protected override void Check(SecurityGroup item, ProjectSurroundings surroundings)
    {
        References.CheckName(item.Name);
        for (var index = 0; index < item.Rules.Length; index++)
        {
            Check(item.Rules[index], $"rules[{index}]");
        }
    }

    protected override string? User(SecurityGroup item, ProjectSurroundings surroundings) =>
        item.Id == surroundings.Blueprint.DefaultSecurityGroup ? "it is the default one"
        : surroundings.Servers.FirstOrDefault(server => server.Nics.Any(nic => nic.SecurityGroups.Contains(item.Id))) is { } server
            ? $"an interface of server \"{server.Id}\" is in it"
        : surroundings.Ports.FirstOrDefault(port => port.SecurityGroups.Contains(item.Id)) is { } port ? $"port \"{port.Id}\" is in it"
        : null;

    private static void Check(SecurityGroupRule rule, string path)
    {
        InventoryRefusal.Unless(rule.Direction is "ingress" or "egress", $"{path}.direction", "must be ingress or egress");
        InventoryRefusal.Unless(rule.Ethertype is "IPv4" or "IPv6", $"{path}.ethertype", "must be IPv4 or IPv6");
        InventoryRefusal.Unless(
            rule.PortRangeMin is null or (>= 0 and <= 65535) && rule.PortRangeMax is null or (>= 0 and <= 65535),
            $"{path}.port_range_min",
            "and port_range_max must be 0 to 65535");
    }
}
