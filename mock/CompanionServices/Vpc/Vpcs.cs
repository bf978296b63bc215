using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>VPCs of VPC v1.</summary>
internal static class Vpcs
{
    private const string Root = "/v1/{project_id}/vpcs";

    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("GET", "", List),
        Row("POST", "", Create),
        Row("GET", "/{vpc_id}", context => Responses.Single("vpc", View(Find(context)))),
        Row("PUT", "/{vpc_id}", Update),
        Row("DELETE", "/{vpc_id}", Delete),
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
            : context.Inventory.Vpcs[context.Add("vpcs", members)]!;
    }

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> handler) =>
        new(method, Root + path, handler) { Format = ErrorFormat.Vpc };

    private static Response List(ServiceCallContext context) => Responses.Single("vpcs", Responses.Array(context.Inventory.Vpcs
        .Where(context, "id", vpc => vpc.Id)
        .Where(context, "name", vpc => vpc.Name)
        .ByMarker(context, vpc => vpc.Id)
        .Select(View)));

    private static Response Create(ServiceCallContext context)
    {
        var vpc = context.Body.GetObject("vpc");
        var members = new JsonObject { ["name"] = vpc.GetString("name") is { Length: > 0 } name ? name : "vpc" };
        if (vpc.GetString("cidr") is { Length: > 0 } cidr)
        {
            members["cidr"] = cidr;
        }

        return Responses.Single("vpc", View(Make(context, members)));
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
        return Responses.Single("vpc", View(Find(context)));
    }

    private static Response Delete(ServiceCallContext context)
    {
        context.Remove("vpcs", Find(context).Id);
        return Response.NoContent;
    }

    private static JsonObject View(Inventory.Vpc vpc) => new()
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
