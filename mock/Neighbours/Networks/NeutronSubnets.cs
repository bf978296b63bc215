using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Networks;

/// <summary>IPv4 subnets of v2.0 (Neutron): at most one in a network.</summary>
internal static class NeutronSubnets
{
    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("GET", "", List),
        Row("POST", "", Create),
        Row("GET", "/{id}", call => Answers.One("subnet", View(Find(call), call))),
        Row("DELETE", "/{id}", Delete),
    ];

    private static NeighbourRoute Row(string method, string path, Func<NeighbourCall, Reply> answer) => new(method, $"/v2.0/subnets{path}", answer) { Form = ErrorForm.Neutron };

    private static NeutronNet Find(NeighbourCall call) => NeutronNet.WithSubnet(call.Surroundings, call.Path["id"]) ?? throw Declined.Missing("Subnet", call.Path["id"]);

    private static Reply List(NeighbourCall call) => Answers.One("subnets", Answers.Array(NeutronNet.All(call.Surroundings)
        .Where(net => net.Cidr is not null)
        .Where(call, "id", net => net.SubnetId)
        .Where(call, "name", net => net.SubnetName)
        .Where(call, "network_id", net => net.Id)
        .Where(call, "cidr", net => net.Cidr)
        .Where(call, "gateway_ip", net => net.GatewayIp)
        .Where(call, "ip_version", _ => "4")
        .ByMarker(call, net => net.SubnetId)
        .Select(net => View(net, call))));

    private static Reply Create(NeighbourCall call)
    {
        var subnet = call.Body.Under("subnet");
        var networkId = Declined.Need(subnet.Text("network_id"), "subnet.network_id");
        var net = NeutronNet.Find(call.Surroundings, networkId) ?? throw Declined.Missing("Network", networkId);
        if (net.Cidr is not null)
        {
            throw Declined.Conflict($"The network {net.Id} has its subnet already");
        }

        var cidr = Declined.Need(subnet.Text("cidr"), "subnet.cidr");
        var gateway = subnet.Text("gateway_ip") ?? (Cidr.TryParse(cidr, out var parsed) ? $"{parsed.First}" : null);
        call.Patch("networks", net.Id, new() { ["cidr"] = cidr, ["gateway_ip"] = gateway, ["subnet_name"] = subnet.Text("name") ?? "" });
        return Answers.One("subnet", View(NeutronNet.Find(call.Surroundings, net.Id)!, call), 201);
    }

    private static Reply Delete(NeighbourCall call)
    {
        var net = Find(call);
        if (net.RouterId is not null)
        {
            throw Declined.Conflict($"The router {net.RouterId} has an interface in the subnet");
        }

        call.Patch("networks", net.Id, new() { ["cidr"] = null, ["gateway_ip"] = null, ["subnet_name"] = null });
        return Reply.NoContent;
    }

    private static JsonObject View(NeutronNet net, NeighbourCall call) => new()
    {
        ["id"] = net.SubnetId,
        ["name"] = net.SubnetName,
        ["network_id"] = net.Id,
        ["cidr"] = net.Cidr,
        ["gateway_ip"] = net.GatewayIp,
        ["ip_version"] = 4,
        ["enable_dhcp"] = true,
        ["tenant_id"] = call.World.ProjectId,
        ["project_id"] = call.World.ProjectId,
        ["allocation_pools"] = new JsonArray(new JsonObject
        {
            ["start"] = $"{new Ipv4(Cidr.Parse(net.Cidr!).First.Value + 1)}",
            ["end"] = $"{Cidr.Parse(net.Cidr!).Last}",
        }),
        ["dns_nameservers"] = new JsonArray(),
        ["host_routes"] = new JsonArray(),
    };
}
