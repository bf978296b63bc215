using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>Security groups, in VPC v1, v2.0 and v3, which share one JSON format.</summary>
internal static class SecurityGroups
{
    public static IReadOnlyList<ServiceRoute> Routes { get; } =
        [
        .. CreateRoutes("/v1/{project_id}/security-groups", ErrorFormat.Vpc, 200),
        .. CreateRoutes("/v2.0/security-groups", ErrorFormat.Neutron, 201),
        .. CreateRoutes("/v3/{project_id}/vpc/security-groups", ErrorFormat.Vpc, 201),
        .. ResourceTags.Routes("security-groups", "security_group_id", context => _ = Find(context)),
    ];

    private static ServiceRoute[] CreateRoutes(string root, ErrorFormat format, int created) =>
    [
        new("GET", root, List) { Format = format },
        new("POST", root, context => Create(context, created)) { Format = format },
        new(
            "GET",
            root + "/{security_group_id}",
            context => Responses.Single("security_group", View(Find(context), context))) { Format = format },
        new("PUT", root + "/{security_group_id}", Update) { Format = format },
        new("DELETE", root + "/{security_group_id}", Delete) { Format = format },
    ];

    private static SecurityGroup Find(ServiceCallContext context) =>
        context.Inventory.SecurityGroups[context.Path["security_group_id"]]
            ?? throw ServiceException.Missing("Security group", context.Path["security_group_id"]);

    // v1 has a filter vpc_id. It is ignored, because a group belongs to all VPCs.
    private static Response List(ServiceCallContext context) =>
        Responses.Single("security_groups", Responses.Array(context.Inventory.SecurityGroups
        .Where(context, "id", group => group.Id)
        .Where(context, "name", group => group.Name)
        .ByMarker(context, group => group.Id)
        .Select(group => View(group, context))));

    private static Response Create(ServiceCallContext context, int status)
    {
        var group = context.Body.GetObject("security_group");
        var id = context.Add("security_groups", new()
        {
            ["name"] = ServiceException.Require(group.GetString("name"), "security_group.name"),
            ["description"] = group.GetString("description") ?? "",
        });
        return Responses.Single("security_group", View(context.Inventory.SecurityGroups.Get(id), context), status);
    }

    private static Response Update(ServiceCallContext context)
    {
        var (id, group, members) = (Find(context).Id, context.Body.GetObject("security_group"), new JsonObject());
        foreach (var member in (string[])["name", "description"])
        {
            if (group.GetString(member) is { } value)
            {
                members[member] = value;
            }
        }

        context.Patch("security_groups", id, members);
        return Responses.Single("security_group", View(Find(context), context));
    }

    private static Response Delete(ServiceCallContext context)
    {
        context.Remove("security_groups", Find(context).Id);
        return Response.NoContent;
    }

    private static JsonObject View(SecurityGroup group, ServiceCallContext context) => new()
    {
        ["id"] = group.Id,
        ["name"] = group.Name,
        ["description"] = group.Description,
        ["tenant_id"] = context.Project.ProjectId,
        ["project_id"] = context.Project.ProjectId,
        ["enterprise_project_id"] = "0",
        ["created_at"] = FixedTimestamps.Long,
        ["updated_at"] = FixedTimestamps.Long,
        ["security_group_rules"] = Responses.Array(group.Rules.Select(rule => SecurityGroupRules.View(rule, group, context))),
    };
}
