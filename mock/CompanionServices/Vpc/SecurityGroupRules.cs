using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>The rules of security groups, in VPC v1, v2.0 and v3.</summary>
internal static class SecurityGroupRules
{
    public static IReadOnlyList<ServiceRoute> Routes { get; } =
        [
        .. CreateRoutes("/v1/{project_id}/security-group-rules", ErrorFormat.Vpc, 200),
        .. CreateRoutes("/v2.0/security-group-rules", ErrorFormat.Neutron, 201),
        .. CreateRoutes("/v3/{project_id}/vpc/security-group-rules", ErrorFormat.Vpc, 201),
    ];

    public static JsonObject View(SecurityGroupRule rule, SecurityGroup group, ServiceCallContext context) => new()
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
        ["multiport"] = GetMultiport(rule),
        ["action"] = "allow",
        ["priority"] = 1,
        ["description"] = rule.Description,
        ["tenant_id"] = context.Project.ProjectId,
        ["project_id"] = context.Project.ProjectId,
    };

    private static ServiceRoute[] CreateRoutes(string root, ErrorFormat format, int created) =>
    [
        new("GET", root, List) { Format = format },
        new("POST", root, context => Create(context, created)) { Format = format },
        new(
            "GET",
            root + "/{rule_id}",
            context => Find(context) is var (rule, group)
                ? Responses.Single("security_group_rule", View(rule, group, context))
                : throw Missing(context)) { Format = format },
        new("DELETE", root + "/{rule_id}", Delete) { Format = format },
    ];

    private static IEnumerable<(SecurityGroupRule Rule, SecurityGroup Group)> All(ServiceCallContext context) =>
        context.Inventory.SecurityGroups.SelectMany(group => group.Rules.Select(rule => (rule, group)));

    private static (SecurityGroupRule Rule, SecurityGroup Group)? Find(ServiceCallContext context) =>
        All(context)
            .Where(pair => pair.Rule.Id == context.Path["rule_id"])
            .Select(pair => ((SecurityGroupRule, SecurityGroup)?)pair)
            .FirstOrDefault();

    private static ServiceException Missing(ServiceCallContext context) =>
        ServiceException.Missing("Security group rule", context.Path["rule_id"]);

    private static Response List(ServiceCallContext context) => Responses.Single("security_group_rules", Responses.Array(All(context)
        .Where(context, "security_group_id", pair => pair.Group.Id)
        .Where(context, "direction", pair => pair.Rule.Direction)
        .ByMarker(context, pair => pair.Rule.Id)
        .Select(pair => View(pair.Rule, pair.Group, context))));

    private static Response Create(ServiceCallContext context, int status)
    {
        var body = context.Body.GetObject("security_group_rule");
        var groupId = ServiceException.Require(body.GetString("security_group_id"), "security_group_rule.security_group_id");
        var group = context.Inventory.SecurityGroups[groupId] ?? throw ServiceException.Missing("Security group", groupId);
        var rule = new SecurityGroupRule
        {
            Id = context.Project.Ids.NextUuid(),
            Direction = ServiceException.Require(body.GetString("direction"), "security_group_rule.direction"),
            Ethertype = body.GetString("ethertype") ?? "IPv4",
            Protocol = body.GetString("protocol"),
            PortRangeMin = Port(body, "port_range_min") ?? MultiportEnd(body, 0),
            PortRangeMax = Port(body, "port_range_max") ?? MultiportEnd(body, ^1),
            RemoteIpPrefix = body.GetString("remote_ip_prefix"),
            RemoteGroupId = body.GetString("remote_group_id"),
            Description = body.GetString("description") ?? "",
        };
        Put(context, group, group.Rules.Add(rule));
        return Responses.Single("security_group_rule", View(rule, group, context), status);
    }

    // The inventory checks the range of ports.
    private static int? Port(JsonBody rule, string member) =>
        rule.GetNumber(member) is { } port ? (int)Math.Clamp(port, int.MinValue, int.MaxValue) : null;

    // v3 gives a port or a range as text, such as 22 or 80-90. A list of them is not kept.
    private static int? MultiportEnd(JsonBody rule, Index end) =>
        rule.GetString("multiport") is { Length: > 0 } text && !text.Contains(',', StringComparison.Ordinal)
            && int.TryParse(text.Split('-')[end], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : null;

    private static string? GetMultiport(SecurityGroupRule rule) => (rule.PortRangeMin, rule.PortRangeMax) switch
    {
        (null, null) => null,
        var (min, max) when min == max => $"{min}",
        var (min, max) => $"{min}-{max}",
    };

    private static Response Delete(ServiceCallContext context)
    {
        var (rule, group) = Find(context) ?? throw Missing(context);
        Put(context, group, group.Rules.Remove(rule));
        return Response.NoContent;
    }

    private static void Put(ServiceCallContext context, SecurityGroup group, IReadOnlyList<SecurityGroupRule> rules) =>
        context.Patch(
            "security_groups",
            group.Id,
            new() { ["rules"] = JsonSerializer.SerializeToNode([.. rules], InventoryJsonContext.Default.ImmutableArraySecurityGroupRule) });
}
