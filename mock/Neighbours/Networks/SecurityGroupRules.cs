using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Networks;

/// <summary>The rules of security groups, in the spellings of v1 and v2.0.</summary>
internal static class SecurityGroupRules
{
    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
        [.. Spelled("/v1/{project_id}/security-group-rules", ErrorForm.Vpc, 200), .. Spelled("/v2.0/security-group-rules", ErrorForm.Neutron, 201)];

    public static JsonObject View(SecurityGroupRule rule, SecurityGroup group, NeighbourCall call) => new()
    {
        ["id"] = rule.Id,
        ["security_group_id"] = group.Id,
        ["direction"] = rule.Direction,
        ["ethertype"] = rule.Ethertype,
        ["protocol"] = rule.Protocol,
        ["port_range_min"] = rule.PortRangeMin,
        ["port_range_max"] = rule.PortRangeMax,
        ["remote_ip_prefix"] = rule.RemoteIpPrefix,
        ["remote_group_id"] = rule.RemoteGroupId,
        ["description"] = rule.Description,
        ["tenant_id"] = call.World.ProjectId,
        ["project_id"] = call.World.ProjectId,
    };

    private static NeighbourRoute[] Spelled(string root, ErrorForm form, int created) =>
    [
        new("GET", root, List) { Form = form },
        new("POST", root, call => Create(call, created)) { Form = form },
        new("GET", root + "/{rule_id}", call => Find(call) is var (rule, group) ? Answers.One("security_group_rule", View(rule, group, call)) : throw Missing(call)) { Form = form },
        new("DELETE", root + "/{rule_id}", Delete) { Form = form },
    ];

    private static IEnumerable<(SecurityGroupRule Rule, SecurityGroup Group)> All(NeighbourCall call) =>
        call.Surroundings.SecurityGroups.SelectMany(group => group.Rules.Select(rule => (rule, group)));

    private static (SecurityGroupRule Rule, SecurityGroup Group)? Find(NeighbourCall call) =>
        All(call).Where(pair => pair.Rule.Id == call.Path["rule_id"]).Select(pair => ((SecurityGroupRule, SecurityGroup)?)pair).FirstOrDefault();

    private static Declined Missing(NeighbourCall call) => Declined.Missing("Security group rule", call.Path["rule_id"]);

    private static Reply List(NeighbourCall call) => Answers.One("security_group_rules", Answers.Array(All(call)
        .Where(call, "security_group_id", pair => pair.Group.Id)
        .Where(call, "direction", pair => pair.Rule.Direction)
        .ByMarker(call, pair => pair.Rule.Id)
        .Select(pair => View(pair.Rule, pair.Group, call))));

    private static Reply Create(NeighbourCall call, int status)
    {
        var given = call.Body.Under("security_group_rule");
        var groupId = Declined.Need(given.Text("security_group_id"), "security_group_rule.security_group_id");
        var group = call.Surroundings.SecurityGroups[groupId] ?? throw Declined.Missing("Security group", groupId);
        var rule = new SecurityGroupRule
        {
            Id = call.World.Ids.NextUuid(),
            Direction = Declined.Need(given.Text("direction"), "security_group_rule.direction"),
            Ethertype = given.Text("ethertype") ?? "IPv4",
            Protocol = given.Text("protocol"),
            PortRangeMin = Port(given, "port_range_min"),
            PortRangeMax = Port(given, "port_range_max"),
            RemoteIpPrefix = given.Text("remote_ip_prefix"),
            RemoteGroupId = given.Text("remote_group_id"),
            Description = given.Text("description") ?? "",
        };
        Put(call, group, group.Rules.Add(rule));
        return Answers.One("security_group_rule", View(rule, group, call), status);
    }

    // The inventory refuses what is no port.
    private static int? Port(Body rule, string member) => rule.Number(member) is { } port ? (int)Math.Clamp(port, int.MinValue, int.MaxValue) : null;

    private static Reply Delete(NeighbourCall call)
    {
        var (rule, group) = Find(call) ?? throw Missing(call);
        Put(call, group, group.Rules.Remove(rule));
        return Reply.NoContent;
    }

    private static void Put(NeighbourCall call, SecurityGroup group, IReadOnlyList<SecurityGroupRule> rules) =>
        call.Patch("security_groups", group.Id, new() { ["rules"] = JsonSerializer.SerializeToNode([.. rules], SurroundingsJson.Default.ImmutableArraySecurityGroupRule) });
}
