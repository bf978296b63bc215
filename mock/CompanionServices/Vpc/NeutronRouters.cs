using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>
/// Routers of VPC v2.0 (Neutron), which are the VPCs of v1. Adding a network's subnet to a router makes the network a subnet of
/// v1.
/// </summary>
internal static class NeutronRouters
{
    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("GET", "", List),
        Row("POST", "", Create),
        Row("GET", "/{id}", context => Responses.Single("router", View(Find(context), context))),
        Row("PUT", "/{id}", Rename),
        Row("DELETE", "/{id}", Delete),
        Row("PUT", "/{id}/add_router_interface", AddInterface),
        Row("PUT", "/{id}/remove_router_interface", RemoveInterface),
    ];

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> handler) =>
        new(method, $"/v2.0/routers{path}", handler) { Format = ErrorFormat.Neutron };

    private static Inventory.Vpc Find(ServiceCallContext context) =>
        context.Inventory.Vpcs[context.Path["id"]] ?? throw ServiceException.Missing("Router", context.Path["id"]);

    private static NeutronNetwork FindNetwork(ServiceCallContext context)
    {
        var id = ServiceException.Require(context.Body.GetString("subnet_id"), "subnet_id");
        return NeutronNetwork.WithSubnet(context.Inventory, id) ?? throw ServiceException.Missing("Subnet", id);
    }

    private static Response List(ServiceCallContext context) => Responses.Single("routers", Responses.Array(context.Inventory.Vpcs
        .Where(context, "id", vpc => vpc.Id)
        .Where(context, "name", vpc => vpc.Name)
        .ByMarker(context, vpc => vpc.Id)
        .Select(vpc => View(vpc, context))));

    private static Response Create(ServiceCallContext context)
    {
        var vpc = Vpcs.Make(
            context, new() { ["name"] = context.Body.GetObject("router").GetString("name") is { Length: > 0 } name ? name : "router" });
        return Responses.Single("router", View(vpc, context), 201);
    }

    private static Response Rename(ServiceCallContext context)
    {
        var vpc = Find(context);
        if (context.Body.GetObject("router").GetString("name") is { Length: > 0 } name)
        {
            context.Patch("vpcs", vpc.Id, new() { ["name"] = name });
        }

        return Responses.Single("router", View(Find(context), context));
    }

    private static Response Delete(ServiceCallContext context)
    {
        context.Remove("vpcs", Find(context).Id);
        return Response.NoContent;
    }

    // A router has no CIDR: the VPC's CIDR is extended to contain the added network.
    private static Response AddInterface(ServiceCallContext context)
    {
        var (vpc, net) = (Find(context), FindNetwork(context));
        if (net.RouterId is { } other)
        {
            throw ServiceException.Conflict($"The router {other} has an interface in the subnet already");
        }

        var (wide, network) = (Cidr.Parse(vpc.Cidr), Cidr.Parse(net.Cidr!));
        if (!wide.Contains(network))
        {
            var extended = context.Inventory.GetSubnets(vpc.Id).IsEmpty ? network : wide.With(network);
            context.Patch("vpcs", vpc.Id, new() { ["cidr"] = $"{extended}" });
            context.OnRejection(() => context.Inventory.Vpcs.Put(vpc));
        }

        VpcSubnets.Make(
            context,
            new()
            {
                ["id"] = net.Id,
                ["name"] = net.Name,
                ["vpc_id"] = vpc.Id,
                ["cidr"] = net.Cidr,
                ["gateway_ip"] = net.GatewayIp ?? $"{network.First}",
            });
        context.Remove("networks", net.Id);
        return Interface(vpc, net, context);
    }

    private static Response RemoveInterface(ServiceCallContext context)
    {
        var (vpc, net) = (Find(context), FindNetwork(context));
        if (net.RouterId != vpc.Id)
        {
            throw ServiceException.Missing("Interface in subnet", net.SubnetId);
        }

        context.Remove("subnets", net.Id);
        context.Add(
            "networks",
            new()
            {
                ["id"] = net.Id,
                ["name"] = net.Name,
                ["subnet_name"] = net.SubnetName,
                ["cidr"] = net.Cidr,
                ["gateway_ip"] = net.GatewayIp,
            });
        return Interface(vpc, net, context);
    }

    private static Response Interface(Inventory.Vpc vpc, NeutronNetwork net, ServiceCallContext context) => Responses.Ok(new()
    {
        ["id"] = vpc.Id,
        ["subnet_id"] = net.SubnetId,
        ["subnet_ids"] = Responses.StringArray([net.SubnetId]),
        ["port_id"] = NeutronIds.ForRouterPort(net.Id),
        ["tenant_id"] = context.Project.ProjectId,
        ["project_id"] = context.Project.ProjectId,
    });

    private static JsonObject View(Inventory.Vpc vpc, ServiceCallContext context) => new()
    {
        ["id"] = vpc.Id,
        ["name"] = vpc.Name,
        ["status"] = "ACTIVE",
        ["admin_state_up"] = true,
        ["tenant_id"] = context.Project.ProjectId,
        ["project_id"] = context.Project.ProjectId,
        ["external_gateway_info"] = null,
        ["routes"] = new JsonArray(),
    };
}
