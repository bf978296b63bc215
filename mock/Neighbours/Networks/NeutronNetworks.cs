using System.Text.Json.Nodes;
using SdrsMock.Engine;

namespace SdrsMock.Neighbours.Networks;

/// <summary>Networks of v2.0 (Neutron).</summary>
internal static class NeutronNetworks
{
    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("GET", "/v2.0/networks", List),
        Row("POST", "/v2.0/networks", Create),
        Row("GET", "/v2.0/networks/{id}", call => Answers.One("network", View(Find(call), call))),
        Row("PUT", "/v2.0/networks/{id}", Rename),
        Row("DELETE", "/v2.0/networks/{id}", Delete),
        Row("GET", "/v2.0/extensions", _ => Answers.One("extensions", new JsonArray())),
    ];

    private static NeighbourRoute Row(string method, string path, Func<NeighbourCall, Reply> answer) => new(method, path, answer) { Form = ErrorForm.Neutron };

    private static NeutronNet Find(NeighbourCall call) => NeutronNet.Find(call.Surroundings, call.Path["id"]) ?? throw Declined.Missing("Network", call.Path["id"]);

    // All networks are the project's own, and none leads outside.
    private static Reply List(NeighbourCall call) => Answers.One("networks", Answers.Array(NeutronNet.All(call.Surroundings)
        .Where(call, "id", net => net.Id)
        .Where(call, "name", net => net.Name)
        .Where(call, "router:external", _ => "false")
        .ByMarker(call, net => net.Id)
        .Select(net => View(net, call))));

    private static Reply Create(NeighbourCall call)
    {
        var id = call.Add("networks", new() { ["name"] = call.Body.Under("network").Text("name") is { Length: > 0 } name ? name : "network" });
        return Answers.One("network", View(NeutronNet.Find(call.Surroundings, id)!, call), 201);
    }

    private static Reply Rename(NeighbourCall call)
    {
        var net = Find(call);
        if (call.Body.Under("network").Text("name") is { Length: > 0 } name)
        {
            call.Patch(net.RouterId is null ? "networks" : "subnets", net.Id, new() { ["name"] = name });
        }

        return Answers.One("network", View(Find(call), call));
    }

    private static Reply Delete(NeighbourCall call)
    {
        var net = Find(call);
        call.Remove(net.RouterId is null ? "networks" : "subnets", net.Id);
        return Reply.NoContent;
    }

    private static JsonObject View(NeutronNet net, NeighbourCall call) => new()
    {
        ["id"] = net.Id,
        ["name"] = net.Name,
        ["status"] = "ACTIVE",
        ["admin_state_up"] = true,
        ["shared"] = false,
        ["router:external"] = false,
        ["tenant_id"] = call.World.ProjectId,
        ["project_id"] = call.World.ProjectId,
        ["subnets"] = Answers.Texts(net.Cidr is null ? [] : [net.SubnetId]),
        ["availability_zone_hints"] = new JsonArray(),
        ["availability_zones"] = new JsonArray(),
        ["provider:network_type"] = "vxlan",
        ["port_security_enabled"] = true,
        ["created_at"] = Stamps.Short,
        ["updated_at"] = Stamps.Short,
    };
}
