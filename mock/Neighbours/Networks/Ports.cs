using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Networks;

/// <summary>Ports, in the spellings of v1 and v2.0: the interfaces of servers, and the ports that nobody has taken yet.</summary>
internal static class Ports
{
    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
        [.. Spelled("/v1/{project_id}/ports", ErrorForm.Vpc, 200), .. Spelled("/v2.0/ports", ErrorForm.Neutron, 201)];

    private static NeighbourRoute[] Spelled(string root, ErrorForm form, int created) =>
    [
        new("GET", root, List) { Form = form },
        new("POST", root, call => Create(call, created)) { Form = form },
        new("GET", root + "/{port_id}", call => Answers.One("port", View(Find(call), call))) { Form = form },
        new("PUT", root + "/{port_id}", Update) { Form = form },
        new("DELETE", root + "/{port_id}", Delete) { Form = form },
    ];

    private sealed record Taken(Port Port, Server? Server);

    private static IEnumerable<Taken> All(NeighbourCall call) => call.Surroundings.Servers.SelectMany(server => server.Nics.Select(nic => new Taken(Of(nic), server)))
        .Concat(call.Surroundings.Ports.Select(port => new Taken(port, null)));

    private static Taken Find(NeighbourCall call) =>
        All(call).FirstOrDefault(taken => taken.Port.Id == call.Path["port_id"]) ?? throw Declined.Missing("Port", call.Path["port_id"]);

    private static Port Of(Nic nic) => new()
    {
        Id = nic.Id,
        SubnetId = nic.SubnetId,
        IpAddress = nic.IpAddress,
        MacAddress = nic.MacAddress,
        SecurityGroups = nic.SecurityGroups,
    };

    private static Reply List(NeighbourCall call)
    {
        // A filter by address is spelled fixed_ips=ip_address=192.168.0.2, once for each part.
        var fixedIps = call.Http.Query.Where(pair => pair.Key == "fixed_ips").Select(pair => pair.Value).ToList();
        return Answers.One("ports", Answers.Array(All(call)
            .Where(call, "id", taken => taken.Port.Id)
            .Where(call, "name", taken => taken.Port.Name)
            .Where(call, "network_id", taken => taken.Port.SubnetId)
            .Where(call, "mac_address", taken => taken.Port.MacAddress)
            .Where(call, "device_id", taken => taken.Server?.Id ?? "")
            .Where(call, "device_owner", taken => OwnerOf(taken.Server))
            .Where(call, "status", taken => StatusOf(taken.Server))
            .Where(taken => fixedIps.TrueForAll(part => part == $"ip_address={taken.Port.IpAddress}" || part == $"subnet_id={NeutronIds.OfSubnet(taken.Port.SubnetId)}"))
            .ByMarker(call, taken => taken.Port.Id)
            .Select(taken => View(taken, call))));
    }

    private static Reply Create(NeighbourCall call, int status)
    {
        var port = call.Body.Under("port");
        var members = new JsonObject
        {
            ["name"] = port.Text("name") ?? "",
            ["subnet_id"] = Declined.Need(port.Text("network_id"), "port.network_id"),
        };
        if (port.List("fixed_ips") is [var given, ..] && given.Text("ip_address") is { Length: > 0 } address)
        {
            members["ip_address"] = address;
        }

        AddGroups(members, port);
        var id = call.Add("ports", members);
        return Answers.One("port", View(new(call.Surroundings.Ports[id]!, null), call), status);
    }

    private static Reply Update(NeighbourCall call)
    {
        var (found, port, members) = (Find(call), call.Body.Under("port"), new JsonObject());
        if (found.Server is not null)
        {
            throw Declined.Conflict($"The port belongs to server {found.Server.Id}, and only free ones can be changed here");
        }

        if (port.Text("name") is { } name)
        {
            members["name"] = name;
        }

        AddGroups(members, port);
        call.Patch("ports", found.Port.Id, members);
        return Answers.One("port", View(Find(call), call));
    }

    private static Reply Delete(NeighbourCall call)
    {
        var found = Find(call);
        if (found.Server is not null)
        {
            throw Declined.Conflict($"The port belongs to server {found.Server.Id}");
        }

        call.Remove("ports", found.Port.Id);
        return Reply.NoContent;
    }

    private static void AddGroups(JsonObject members, Body port)
    {
        if (port.Element.ValueKind is JsonValueKind.Object && port.Element.TryGetProperty("security_groups", out var groups))
        {
            members["security_groups"] = JsonNode.Parse(groups.GetRawText());
        }
    }

    private static string OwnerOf(Server? server) => server is null ? "" : $"compute:{server.AvailabilityZone}";

    private static string StatusOf(Server? server) => server is null ? "DOWN" : "ACTIVE";

    private static JsonObject View(Taken taken, NeighbourCall call) => new()
    {
        ["id"] = taken.Port.Id,
        ["name"] = taken.Port.Name,
        ["network_id"] = taken.Port.SubnetId,
        ["mac_address"] = taken.Port.MacAddress,
        ["fixed_ips"] = new JsonArray(new JsonObject { ["subnet_id"] = NeutronIds.OfSubnet(taken.Port.SubnetId), ["ip_address"] = taken.Port.IpAddress }),
        ["device_id"] = taken.Server?.Id ?? "",
        ["device_owner"] = OwnerOf(taken.Server),
        ["instance_id"] = "",
        ["instance_type"] = "",
        ["status"] = StatusOf(taken.Server),
        ["admin_state_up"] = true,
        ["port_security_enabled"] = true,
        ["tenant_id"] = call.World.ProjectId,
        ["project_id"] = call.World.ProjectId,
        ["security_groups"] = Answers.Texts(taken.Port.SecurityGroups),
        ["allowed_address_pairs"] = new JsonArray(),
        ["extra_dhcp_opts"] = new JsonArray(),
        ["dns_assignment"] = new JsonArray(),
        ["dns_name"] = "",
        ["binding:vnic_type"] = "normal",
        ["binding:vif_details"] = new JsonObject { ["primary_interface"] = taken.Server?.PrimaryNic?.Id == taken.Port.Id },
        ["binding:profile"] = new JsonObject(),
        ["created_at"] = Stamps.Short,
        ["updated_at"] = Stamps.Short,
    };
}
