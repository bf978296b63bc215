using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Networks;

/// <summary>Routers of v2.0 (Neutron), which are VPCs. Putting a network's subnet on one is what makes it a subnet of v1.</summary>
internal static class NeutronRouters
{
    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("GET", "", List),
        Row("POST", "", Create),
        Row("GET", "/{id}", call => Answers.One("router", View(Find(call), call))),
        Row("PUT", "/{id}", Rename),
        Row("DELETE", "/{id}", Delete),
        Row("PUT", "/{id}/add_router_interface", Join),
        Row("PUT", "/{id}/remove_router_interface", Part),
    ];

    private static NeighbourRoute Row(string method, string path, Func<NeighbourCall, Reply> answer) => new(method, $"/v2.0/routers{path}", answer) { Form = ErrorForm.Neutron };

    private static Vpc Find(NeighbourCall call) => call.Surroundings.Vpcs[call.Path["id"]] ?? throw Declined.Missing("Router", call.Path["id"]);

    private static NeutronNet NetOf(NeighbourCall call)
    {
        var id = Declined.Need(call.Body.Text("subnet_id"), "subnet_id");
        return NeutronNet.WithSubnet(call.Surroundings, id) ?? throw Declined.Missing("Subnet", id);
    }

    private static Reply List(NeighbourCall call) => Answers.One("routers", Answers.Array(call.Surroundings.Vpcs
        .Where(call, "id", vpc => vpc.Id)
        .Where(call, "name", vpc => vpc.Name)
        .ByMarker(call, vpc => vpc.Id)
        .Select(vpc => View(vpc, call))));

    private static Reply Create(NeighbourCall call)
    {
        var vpc = Vpcs.Make(call, new() { ["name"] = call.Body.Under("router").Text("name") is { Length: > 0 } name ? name : "router" });
        return Answers.One("router", View(vpc, call), 201);
    }

    private static Reply Rename(NeighbourCall call)
    {
        var vpc = Find(call);
        if (call.Body.Under("router").Text("name") is { Length: > 0 } name)
        {
            call.Patch("vpcs", vpc.Id, new() { ["name"] = name });
        }

        return Answers.One("router", View(Find(call), call));
    }

    private static Reply Delete(NeighbourCall call)
    {
        call.Remove("vpcs", Find(call).Id);
        return Reply.NoContent;
    }

    // A router has no CIDR of its own: the VPC's grows with what is put on it.
    private static Reply Join(NeighbourCall call)
    {
        var (vpc, net) = (Find(call), NetOf(call));
        if (net.RouterId is { } other)
        {
            throw Declined.Conflict($"The router {other} has an interface in the subnet already");
        }

        var (wide, network) = (Cidr.Parse(vpc.Cidr), Cidr.Parse(net.Cidr!));
        if (!wide.Contains(network))
        {
            var grown = call.Surroundings.SubnetsOf(vpc.Id).IsEmpty ? network : wide.With(network);
            call.Patch("vpcs", vpc.Id, new() { ["cidr"] = $"{grown}" });
            call.OnRefusal(() => call.Surroundings.Vpcs.Put(vpc));
        }

        VpcSubnets.Make(call, new() { ["id"] = net.Id, ["name"] = net.Name, ["vpc_id"] = vpc.Id, ["cidr"] = net.Cidr, ["gateway_ip"] = net.GatewayIp ?? $"{network.First}" });
        call.Remove("networks", net.Id);
        return Interface(vpc, net, call);
    }

    private static Reply Part(NeighbourCall call)
    {
        var (vpc, net) = (Find(call), NetOf(call));
        if (net.RouterId != vpc.Id)
        {
            throw Declined.Missing("Interface in subnet", net.SubnetId);
        }

        call.Remove("subnets", net.Id);
        call.Add("networks", new() { ["id"] = net.Id, ["name"] = net.Name, ["subnet_name"] = net.SubnetName, ["cidr"] = net.Cidr, ["gateway_ip"] = net.GatewayIp });
        return Interface(vpc, net, call);
    }

    private static Reply Interface(Vpc vpc, NeutronNet net, NeighbourCall call) => Answers.Ok(new()
    {
        ["id"] = vpc.Id,
        ["subnet_id"] = net.SubnetId,
        ["subnet_ids"] = Answers.Texts([net.SubnetId]),
        ["port_id"] = NeutronIds.OfRouterPort(net.Id),
        ["tenant_id"] = call.World.ProjectId,
        ["project_id"] = call.World.ProjectId,
    });

    private static JsonObject View(Vpc vpc, NeighbourCall call) => new()
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
