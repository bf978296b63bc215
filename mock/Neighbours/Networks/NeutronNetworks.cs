using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Networks;

/// <summary>Networks, subnets and routers of v2.0 (Neutron), read: a router is a VPC, a network with its IPv4 subnet is a subnet of v1.</summary>
internal static class NeutronNetworks
{
    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("networks", call => Answers.One("networks", Answers.Array(call.Surroundings.Subnets
            .Where(call, "id", subnet => subnet.Id).Where(call, "name", subnet => subnet.Name)
            .Where(call, "router:external", _ => "false").ByMarker(call, subnet => subnet.Id).Select(subnet => Network(subnet, call))))),
        Row("networks/{id}", call => Answers.One("network", Network(call.Surroundings.Subnets[call.Path["id"]] ?? throw Declined.Missing("Network", call.Path["id"]), call))),
        Row("subnets", call => Answers.One("subnets", Answers.Array(call.Surroundings.Subnets
            .Where(call, "id", subnet => NeutronIds.OfSubnet(subnet.Id)).Where(call, "name", subnet => subnet.Name)
            .Where(call, "network_id", subnet => subnet.Id).Where(call, "cidr", subnet => subnet.Cidr)
            .ByMarker(call, subnet => NeutronIds.OfSubnet(subnet.Id)).Select(subnet => IPv4Subnet(subnet, call))))),
        Row("subnets/{id}", call => Answers.One("subnet", IPv4Subnet(NeutronIds.Find(call.Surroundings, call.Path["id"]) ?? throw Declined.Missing("Subnet", call.Path["id"]), call))),
        Row("routers", call => Answers.One("routers", Answers.Array(call.Surroundings.Vpcs
            .Where(call, "id", vpc => vpc.Id).Where(call, "name", vpc => vpc.Name).ByMarker(call, vpc => vpc.Id).Select(vpc => Router(vpc, call))))),
        Row("routers/{id}", call => Answers.One("router", Router(call.Surroundings.Vpcs[call.Path["id"]] ?? throw Declined.Missing("Router", call.Path["id"]), call))),
        Row("extensions", _ => Answers.One("extensions", new JsonArray())),
    ];

    private static NeighbourRoute Row(string path, Func<NeighbourCall, Reply> answer) => new("GET", $"/v2.0/{path}", answer) { Form = ErrorForm.Neutron };

    private static JsonObject Network(Subnet subnet, NeighbourCall call) => new()
    {
        ["id"] = subnet.Id,
        ["name"] = subnet.Name,
        ["status"] = "ACTIVE",
        ["admin_state_up"] = true,
        ["shared"] = false,
        ["router:external"] = false,
        ["tenant_id"] = call.World.ProjectId,
        ["project_id"] = call.World.ProjectId,
        ["subnets"] = Answers.Texts([NeutronIds.OfSubnet(subnet.Id)]),
        ["availability_zone_hints"] = new JsonArray(),
        ["availability_zones"] = new JsonArray(),
        ["provider:network_type"] = "vxlan",
        ["port_security_enabled"] = true,
        ["created_at"] = Stamps.Short,
        ["updated_at"] = Stamps.Short,
    };

    private static JsonObject IPv4Subnet(Subnet subnet, NeighbourCall call) => new()
    {
        ["id"] = NeutronIds.OfSubnet(subnet.Id),
        ["name"] = subnet.Name,
        ["network_id"] = subnet.Id,
        ["cidr"] = subnet.Cidr,
        ["gateway_ip"] = subnet.GatewayIp,
        ["ip_version"] = 4,
        ["enable_dhcp"] = true,
        ["tenant_id"] = call.World.ProjectId,
        ["project_id"] = call.World.ProjectId,
        ["allocation_pools"] = new JsonArray(new JsonObject
        {
            ["start"] = $"{new Ipv4(Cidr.Parse(subnet.Cidr).First.Value + 1)}",
            ["end"] = $"{Cidr.Parse(subnet.Cidr).Last}",
        }),
        ["dns_nameservers"] = new JsonArray(),
        ["host_routes"] = new JsonArray(),
    };

    private static JsonObject Router(Vpc vpc, NeighbourCall call) => new()
    {
        ["id"] = vpc.Id,
        ["name"] = vpc.Name,
        ["status"] = "ACTIVE",
        ["admin_state_up"] = true,
        ["tenant_id"] = call.World.ProjectId,
        ["project_id"] = call.World.ProjectId,
        ["external_gateway_info"] = null,
        ["routes"] = new JsonArray(),
    };
}
