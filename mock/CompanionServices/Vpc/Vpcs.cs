using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>VPCs of VPC v1, and of v3, which shows more members.</summary>
internal static class Vpcs
{
    private const string Root = "/v1/{project_id}/vpcs";
    private const string RootV3 = "/v3/{project_id}/vpc/vpcs";

    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("GET", "", List),
        Row("POST", "", Create),
        Row("GET", "/{vpc_id}", context => Responses.Single("vpc", View(Find(context), context))),
        Row("PUT", "/{vpc_id}", Update),
        Row("DELETE", "/{vpc_id}", Delete),
        .. ResourceTags.Routes("vpcs", "vpc_id", context => _ = Find(context)),
        V3("GET", "", List),
        V3("POST", "", Create),
        V3("GET", "/{vpc_id}", context => Responses.Single("vpc", ViewV3(Find(context), context))),
        V3("PUT", "/{vpc_id}", Update),
        V3("DELETE", "/{vpc_id}", Delete),
    ];

    /// <summary>The VPC that the path names.</summary>
    public static Inventory.Vpc Find(ServiceCallContext context) =>
        context.Inventory.Vpcs[context.Path["vpc_id"]] ?? throw ServiceException.Missing("VPC", context.Path["vpc_id"], "VPC.0003");

    /// <summary>Creates a VPC, for both APIs, if the quota allows one more.</summary>
    public static Inventory.Vpc Make(ServiceCallContext context, JsonObject members)
    {
        var (used, quota) = (context.Inventory.Vpcs.Count, context.Inventory.Quotas[Quota.Vpcs]);
        return quota?.Allows(used) is false
            ? throw ServiceException.Conflict($"There are {used} VPCs, and the quota is {quota.Value}", "VPC.0114")
            : context.Inventory.Vpcs.Get(context.Add("vpcs", members));
    }

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> handler) =>
        new(method, Root + path, handler) { Format = ErrorFormat.Vpc };

    private static ServiceRoute V3(string method, string path, Func<ServiceCallContext, Response> handler) =>
        new(method, RootV3 + path, handler) { Format = ErrorFormat.Vpc };

    private static Response List(ServiceCallContext context) => Responses.Single("vpcs", Responses.Array(context.Inventory.Vpcs
        .Where(context, "id", vpc => vpc.Id)
        .Where(context, "name", vpc => vpc.Name)
        .ByMarker(context, vpc => vpc.Id)
        .Select(vpc => View(vpc, context))));

    private static Response Create(ServiceCallContext context)
    {
        var vpc = context.Body.GetObject("vpc");
        var members = new JsonObject { ["name"] = vpc.GetString("name") is { Length: > 0 } name ? name : "vpc" };
        if (vpc.GetString("cidr") is { Length: > 0 } cidr)
        {
            members["cidr"] = cidr;
        }

        return Responses.Single("vpc", View(Make(context, members), context), IsV3(context) ? 201 : 200);
    }

    private static Response Update(ServiceCallContext context)
    {
        var (id, vpc, members) = (Find(context).Id, context.Body.GetObject("vpc"), new JsonObject());
        foreach (var member in (string[])["name", "cidr"])
        {
            if (vpc.GetString(member) is { Length: > 0 } value)
            {
                members[member] = value;
            }
        }

        context.Patch("vpcs", id, members);
        return Responses.Single("vpc", View(Find(context), context));
    }

    private static Response Delete(ServiceCallContext context)
    {
        context.Remove("vpcs", Find(context).Id);
        return Response.NoContent;
    }

    private static bool IsV3(ServiceCallContext context) => context.Http.RawPath.Contains("/vpc/vpcs", StringComparison.Ordinal);

    private static JsonObject View(Inventory.Vpc vpc, ServiceCallContext context) => IsV3(context) ? ViewV3(vpc, context) : ViewV1(vpc);

    private static JsonObject ViewV3(Inventory.Vpc vpc, ServiceCallContext context)
    {
        var subnets = context.Inventory.GetSubnets(vpc.Id).Length;
        return new()
        {
            ["id"] = vpc.Id,
            ["name"] = vpc.Name,
            ["description"] = "",
            ["cidr"] = vpc.Cidr,
            ["extend_cidrs"] = new JsonArray(),
            ["status"] = "ACTIVE",
            ["project_id"] = context.Project.ProjectId,
            ["enterprise_project_id"] = "0",
            ["created_at"] = FixedTimestamps.Long,
            ["updated_at"] = FixedTimestamps.Long,
            ["cloud_resources"] = new JsonArray(
                new JsonObject { ["resource_type"] = "virsubnet", ["resource_count"] = subnets },
                new JsonObject { ["resource_type"] = "routetable", ["resource_count"] = 1 }),
            ["tags"] = new JsonArray(),
        };
    }

    private static JsonObject ViewV1(Inventory.Vpc vpc) => new()
    {
        ["id"] = vpc.Id,
        ["name"] = vpc.Name,
        ["cidr"] = vpc.Cidr,
        ["status"] = "OK",
        ["description"] = "",
        ["enterprise_project_id"] = "0",
        ["enable_shared_snat"] = false,
        ["routes"] = new JsonArray(),
    };
}
