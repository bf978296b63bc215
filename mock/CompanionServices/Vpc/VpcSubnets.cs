using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>Subnets of VPC v1. A subnet's id is the network id that SDRS and ECS use.</summary>
internal static class VpcSubnets
{
    private const string Root = "/v1/{project_id}/subnets";
    private const string InVpc = "/v1/{project_id}/vpcs/{vpc_id}/subnets/{subnet_id}";

    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("GET", Root, List),
        Row("POST", Root, Create),
        Row("GET", Root + "/{subnet_id}", context => Responses.Single("subnet", View(Find(context)))),
        Row("PUT", InVpc, Rename),
        Row("DELETE", InVpc, Delete),
        .. ResourceTags.Routes("subnets", "subnet_id", context => _ = Find(context)),
    ];

    /// <summary>Creates a subnet, for both APIs, if the quota allows one more.</summary>
    public static Subnet Make(ServiceCallContext context, JsonObject members)
    {
        var (used, quota) = (context.Inventory.Subnets.Count, context.Inventory.Quotas[Quota.Subnets]);
        return quota?.Allows(used) is false
            ? throw ServiceException.Conflict($"There are {used} subnets, and the quota is {quota.Value}", "VPC.0212")
            : context.Inventory.Subnets.Get(context.Add("subnets", members));
    }

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> handler) =>
        new(method, path, handler) { Format = ErrorFormat.Vpc };

    private static Subnet Find(ServiceCallContext context) =>
        context.Path["subnet_id"] is var id && context.Inventory.Subnets[id] is { } subnet
        && (context.Path.Find("vpc_id") ?? subnet.VpcId) == subnet.VpcId
        ? subnet
        : throw new ServiceException(404, $"Query resource by id {id} fail.the subnet could not be found.", "{subnet_id}", "VPC.0202");

    private static Response List(ServiceCallContext context) => Responses.Single("subnets", Responses.Array(context.Inventory.Subnets
        .Where(context, "vpc_id", subnet => subnet.VpcId)
        .ByMarker(context, subnet => subnet.Id)
        .Select(View)));

    private static Response Create(ServiceCallContext context)
    {
        var subnet = context.Body.GetObject("subnet");
        var members = new JsonObject
        {
            ["name"] = ServiceException.Require(subnet.GetString("name"), "subnet.name"),
            ["vpc_id"] = ServiceException.Require(subnet.GetString("vpc_id"), "subnet.vpc_id"),
            ["cidr"] = ServiceException.Require(subnet.GetString("cidr"), "subnet.cidr"),
            ["gateway_ip"] = ServiceException.Require(subnet.GetString("gateway_ip"), "subnet.gateway_ip"),
        };
        if (subnet.GetString("availability_zone") is { Length: > 0 } zone)
        {
            members["availability_zone"] = zone;
        }

        return Responses.Single("subnet", View(Make(context, members)));
    }

    private static Response Rename(ServiceCallContext context)
    {
        var id = Find(context).Id;
        if (context.Body.GetObject("subnet").GetString("name") is { Length: > 0 } name)
        {
            context.Patch("subnets", id, new() { ["name"] = name });
        }

        return Responses.Single("subnet", new JsonObject { ["id"] = id, ["status"] = "ACTIVE" });
    }

    private static Response Delete(ServiceCallContext context)
    {
        context.Remove("subnets", Find(context).Id);
        return Response.NoContent;
    }

    private static JsonObject View(Subnet subnet) => new()
    {
        ["id"] = subnet.Id,
        ["name"] = subnet.Name,
        ["description"] = "",
        ["vpc_id"] = subnet.VpcId,
        ["cidr"] = subnet.Cidr,
        ["gateway_ip"] = subnet.GatewayIp,
        ["status"] = "ACTIVE",
        ["availability_zone"] = subnet.AvailabilityZone ?? "",
        ["dhcp_enable"] = true,
        ["ipv6_enable"] = false,
        ["primary_dns"] = "100.125.4.25",
        ["secondary_dns"] = "100.125.129.199",
        ["dnsList"] = Responses.StringArray(["100.125.4.25", "100.125.129.199"]),
        ["extra_dhcp_opts"] = new JsonArray(),
        ["neutron_network_id"] = subnet.Id,
        ["neutron_subnet_id"] = NeutronIds.ForSubnet(subnet.Id),
    };
}
