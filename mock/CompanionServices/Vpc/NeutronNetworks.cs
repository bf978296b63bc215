using System.Text.Json.Nodes;
using SdrsMock.Http;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>Networks of VPC v2.0 (Neutron).</summary>
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

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> handler) =>
        new(method, path, handler) { Format = ErrorFormat.Neutron };

    private static NeutronNetwork Find(ServiceCallContext context) =>
        NeutronNetwork.Find(context.Inventory, context.Path["id"]) ?? throw ServiceException.Missing("Network", context.Path["id"]);

    // All networks belong to the project, and none is external.
    private static Response List(ServiceCallContext context) =>
        Responses.Single("networks", Responses.Array(NeutronNetwork.All(context.Inventory)
        .Where(context, "id", network => network.Id)
        .Where(context, "name", network => network.Name)
        .Where(context, "router:external", _ => "false")
        .ByMarker(context, network => network.Id)
        .Select(network => View(network, context))));

    private static Response Create(ServiceCallContext context)
    {
        var id = context.Add(
            "networks",
            new() { ["name"] = context.Body.GetObject("network").GetString("name") is { Length: > 0 } name ? name : "network" });
        return Responses.Single("network", View(NeutronNetwork.Find(context.Inventory, id)!, context), 201);
    }

    private static Response Rename(ServiceCallContext context)
    {
        var network = Find(context);
        if (context.Body.GetObject("network").GetString("name") is { Length: > 0 } name)
        {
            context.Patch(network.RouterId is null ? "networks" : "subnets", network.Id, new() { ["name"] = name });
        }

        return Responses.Single("network", View(Find(context), context));
    }

    private static Response Delete(ServiceCallContext context)
    {
        var network = Find(context);
        context.Remove(network.RouterId is null ? "networks" : "subnets", network.Id);
        return Response.NoContent;
    }

    private static JsonObject View(NeutronNetwork network, ServiceCallContext context) => new()
    {
        ["id"] = network.Id,
        ["name"] = network.Name,
        ["status"] = "ACTIVE",
        ["admin_state_up"] = true,
        ["shared"] = false,
        ["router:external"] = false,
        ["tenant_id"] = context.Project.ProjectId,
        ["project_id"] = context.Project.ProjectId,
        ["subnets"] = Responses.StringArray(network.Cidr is null ? [] : [network.SubnetId]),
        ["availability_zone_hints"] = new JsonArray(),
        ["availability_zones"] = new JsonArray(),
        ["provider:network_type"] = "vxlan",
        ["port_security_enabled"] = true,
        ["created_at"] = FixedTimestamps.Short,
        ["updated_at"] = FixedTimestamps.Short,
    };
}
