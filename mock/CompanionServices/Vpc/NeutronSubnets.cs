using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>IPv4 subnets of VPC v2.0 (Neutron): at most one in a network.</summary>
internal static class NeutronSubnets
{
    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("GET", "", List),
        Row("POST", "", Create),
        Row("GET", "/{id}", context => Responses.Single("subnet", View(Find(context), context))),
        Row("DELETE", "/{id}", Delete),
    ];

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> handler) =>
        new(method, $"/v2.0/subnets{path}", handler) { Format = ErrorFormat.Neutron };

    private static NeutronNetwork Find(ServiceCallContext context) =>
        NeutronNetwork.WithSubnet(context.Inventory, context.Path["id"]) ?? throw ServiceException.Missing("Subnet", context.Path["id"]);

    private static Response List(ServiceCallContext context) =>
        Responses.Single("subnets", Responses.Array(NeutronNetwork.All(context.Inventory)
        .Where(network => network.Cidr is not null)
        .Where(context, "id", network => network.SubnetId)
        .Where(context, "name", network => network.SubnetName)
        .Where(context, "network_id", network => network.Id)
        .Where(context, "cidr", network => network.Cidr)
        .Where(context, "gateway_ip", network => network.GatewayIp)
        .Where(context, "ip_version", _ => "4")
        .ByMarker(context, network => network.SubnetId)
        .Select(network => View(network, context))));

    private static Response Create(ServiceCallContext context)
    {
        var subnet = context.Body.GetObject("subnet");
        var networkId = ServiceException.Require(subnet.GetString("network_id"), "subnet.network_id");
        var network = NeutronNetwork.Find(context.Inventory, networkId) ?? throw ServiceException.Missing("Network", networkId);
        if (network.Cidr is not null)
        {
            throw ServiceException.Conflict($"The network {network.Id} has its subnet already");
        }

        var cidr = ServiceException.Require(subnet.GetString("cidr"), "subnet.cidr");
        var gateway = subnet.GetString("gateway_ip") ?? (Cidr.TryParse(cidr, out var parsed) ? $"{parsed.First}" : null);
        context.Patch(
            "networks", network.Id, new() { ["cidr"] = cidr, ["gateway_ip"] = gateway, ["subnet_name"] = subnet.GetString("name") ?? "" });
        return Responses.Single("subnet", View(NeutronNetwork.Find(context.Inventory, network.Id)!, context), 201);
    }

    private static Response Delete(ServiceCallContext context)
    {
        var network = Find(context);
        if (network.RouterId is not null)
        {
            throw ServiceException.Conflict($"The router {network.RouterId} has an interface in the subnet");
        }

        context.Patch("networks", network.Id, new() { ["cidr"] = null, ["gateway_ip"] = null, ["subnet_name"] = null });
        return Response.NoContent;
    }

    private static JsonObject View(NeutronNetwork network, ServiceCallContext context) => new()
    {
        ["id"] = network.SubnetId,
        ["name"] = network.SubnetName,
        ["network_id"] = network.Id,
        ["cidr"] = network.Cidr,
        ["gateway_ip"] = network.GatewayIp,
        ["ip_version"] = 4,
        ["enable_dhcp"] = true,
        ["tenant_id"] = context.Project.ProjectId,
        ["project_id"] = context.Project.ProjectId,
        ["allocation_pools"] = new JsonArray(new JsonObject
        {
            ["start"] = $"{new Ipv4(Cidr.Parse(network.Cidr!).First.Value + 1)}",
            ["end"] = $"{Cidr.Parse(network.Cidr!).Last}",
        }),
        ["dns_nameservers"] = new JsonArray(),
        ["host_routes"] = new JsonArray(),
    };
}
