using System.Text.Json.Nodes;
using SdrsMock.Http;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>Networks of v2.0 (Neutron).</summary>
internal static class NeutronNetworks
{
    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("GET", "/v2.0/networks", List),
        Row("POST", "/v2.0/networks", Create),
        Row("GET", "/v2.0/networks/{id}", context => Responses.Single("network", View(Find(context), context))),
        Row("PUT", "/v2.0/networks/{id}", Rename),
        Row("DELETE", "/v2.0/networks/{id}", Delete),
        Row("GET", "/v2.0/extensions", _ => Responses.Single("extensions", new JsonArray())),
    ];

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> answer) => new(method, path, answer) { Format = ErrorFormat.Neutron };

    private static NeutronNetwork Find(ServiceCallContext context) => NeutronNetwork.Find(context.Inventory, context.Path["id"]) ?? throw ServiceException.Missing("Network", context.Path["id"]);

    // All networks are the project's own, and none leads outside.
    private static Response List(ServiceCallContext context) => Responses.Single("networks", Responses.Array(NeutronNetwork.All(context.Inventory)
        .Where(context, "id", net => net.Id)
        .Where(context, "name", net => net.Name)
        .Where(context, "router:external", _ => "false")
        .ByMarker(context, net => net.Id)
        .Select(net => View(net, context))));

    private static Response Create(ServiceCallContext context)
    {
        var id = context.Add("networks", new() { ["name"] = context.Body.GetObject("network").GetString("name") is { Length: > 0 } name ? name : "network" });
        return Responses.Single("network", View(NeutronNetwork.Find(context.Inventory, id)!, context), 201);
    }

    private static Response Rename(ServiceCallContext context)
    {
        var net = Find(context);
        if (context.Body.GetObject("network").GetString("name") is { Length: > 0 } name)
        {
            context.Patch(net.RouterId is null ? "networks" : "subnets", net.Id, new() { ["name"] = name });
        }

        return Responses.Single("network", View(Find(context), context));
    }

    private static Response Delete(ServiceCallContext context)
    {
        var net = Find(context);
        context.Remove(net.RouterId is null ? "networks" : "subnets", net.Id);
        return Response.NoContent;
    }

    private static JsonObject View(NeutronNetwork net, ServiceCallContext context) => new()
    {
        ["id"] = net.Id,
        ["name"] = net.Name,
        ["status"] = "ACTIVE",
        ["admin_state_up"] = true,
        ["shared"] = false,
        ["router:external"] = false,
        ["tenant_id"] = context.Project.ProjectId,
        ["project_id"] = context.Project.ProjectId,
        ["subnets"] = Responses.StringArray(net.Cidr is null ? [] : [net.SubnetId]),
        ["availability_zone_hints"] = new JsonArray(),
        ["availability_zones"] = new JsonArray(),
        ["provider:network_type"] = "vxlan",
        ["port_security_enabled"] = true,
        ["created_at"] = FixedTimestamps.Short,
        ["updated_at"] = FixedTimestamps.Short,
    };
}
