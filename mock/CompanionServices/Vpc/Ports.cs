using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>Ports, in the spellings of v1 and v2.0: the interfaces of servers, and the ports that nobody has taken yet.</summary>
internal static class Ports
{
    public static IReadOnlyList<ServiceRoute> Routes { get; } =
        [.. FormatId("/v1/{project_id}/ports", ErrorFormat.Vpc, 200), .. FormatId("/v2.0/ports", ErrorFormat.Neutron, 201)];

    private static ServiceRoute[] FormatId(string root, ErrorFormat form, int created) =>
    [
        new("GET", root, List) { Format = form },
        new("POST", root, context => Create(context, created)) { Format = form },
        new("GET", root + "/{port_id}", context => Responses.Single("port", View(Find(context), context))) { Format = form },
        new("PUT", root + "/{port_id}", Update) { Format = form },
        new("DELETE", root + "/{port_id}", Delete) { Format = form },
    ];

    private sealed record Taken(Port Port, Server? Server);

    private static IEnumerable<Taken> All(ServiceCallContext context) => context.Inventory.Servers.SelectMany(server => server.Nics.Select(nic => new Taken(FromNic(nic), server)))
        .Concat(context.Inventory.Ports.Select(port => new Taken(port, null)));

    private static Taken Find(ServiceCallContext context) =>
        All(context).FirstOrDefault(taken => taken.Port.Id == context.Path["port_id"]) ?? throw ServiceException.Missing("Port", context.Path["port_id"]);

    private static Port FromNic(Nic nic) => new()
    {
        Id = nic.Id,
        SubnetId = nic.SubnetId,
        IpAddress = nic.IpAddress,
        MacAddress = nic.MacAddress,
        SecurityGroups = nic.SecurityGroups,
    };

    private static Response List(ServiceCallContext context)
    {
        // A filter by address is spelled fixed_ips=ip_address=192.168.0.2, once for each part.
        var fixedIps = context.Http.Query.Where(pair => pair.Key == "fixed_ips").Select(pair => pair.Value).ToList();
        return Responses.Single("ports", Responses.Array(All(context)
            .Where(context, "id", taken => taken.Port.Id)
            .Where(context, "name", taken => taken.Port.Name)
            .Where(context, "network_id", taken => taken.Port.SubnetId)
            .Where(context, "mac_address", taken => taken.Port.MacAddress)
            .Where(context, "device_id", taken => taken.Server?.Id ?? "")
            .Where(context, "device_owner", taken => GetOwner(taken.Server))
            .Where(context, "status", taken => GetStatus(taken.Server))
            .Where(taken => fixedIps.TrueForAll(part => part == $"ip_address={taken.Port.IpAddress}" || part == $"subnet_id={NeutronIds.ForSubnet(taken.Port.SubnetId)}"))
            .ByMarker(context, taken => taken.Port.Id)
            .Select(taken => View(taken, context))));
    }

    private static Response Create(ServiceCallContext context, int status)
    {
        var port = context.Body.GetObject("port");
        var members = new JsonObject
        {
            ["name"] = port.GetString("name") ?? "",
            ["subnet_id"] = ServiceException.Require(port.GetString("network_id"), "port.network_id"),
        };
        if (port.GetArray("fixed_ips") is [var given, ..] && given.GetString("ip_address") is { Length: > 0 } address)
        {
            members["ip_address"] = address;
        }

        AddGroups(members, port);
        var id = context.Add("ports", members);
        return Responses.Single("port", View(new(context.Inventory.Ports[id]!, null), context), status);
    }

    private static Response Update(ServiceCallContext context)
    {
        var (found, port, members) = (Find(context), context.Body.GetObject("port"), new JsonObject());
        if (found.Server is not null)
        {
            throw ServiceException.Conflict($"The port belongs to server {found.Server.Id}, and only free ones can be changed here");
        }

        if (port.GetString("name") is { } name)
        {
            members["name"] = name;
        }

        AddGroups(members, port);
        context.Patch("ports", found.Port.Id, members);
        return Responses.Single("port", View(Find(context), context));
    }

    private static Response Delete(ServiceCallContext context)
    {
        var found = Find(context);
        if (found.Server is not null)
        {
            throw ServiceException.Conflict($"The port belongs to server {found.Server.Id}");
        }

        context.Remove("ports", found.Port.Id);
        return Response.NoContent;
    }

    private static void AddGroups(JsonObject members, JsonBody port)
    {
        if (port.Element.ValueKind is JsonValueKind.Object && port.Element.TryGetProperty("security_groups", out var groups))
        {
            members["security_groups"] = JsonNode.Parse(groups.GetRawText());
        }
    }

    private static string GetOwner(Server? server) => server is null ? "" : $"compute:{server.AvailabilityZone}";

    private static string GetStatus(Server? server) => server is null ? "DOWN" : "ACTIVE";

    private static JsonObject View(Taken taken, ServiceCallContext context) => new()
    {
        ["id"] = taken.Port.Id,
        ["name"] = taken.Port.Name,
        ["network_id"] = taken.Port.SubnetId,
        ["mac_address"] = taken.Port.MacAddress,
        ["fixed_ips"] = new JsonArray(new JsonObject { ["subnet_id"] = NeutronIds.ForSubnet(taken.Port.SubnetId), ["ip_address"] = taken.Port.IpAddress }),
        ["device_id"] = taken.Server?.Id ?? "",
        ["device_owner"] = GetOwner(taken.Server),
        ["instance_id"] = "",
        ["instance_type"] = "",
        ["status"] = GetStatus(taken.Server),
        ["admin_state_up"] = true,
        ["port_security_enabled"] = true,
        ["tenant_id"] = context.Project.ProjectId,
        ["project_id"] = context.Project.ProjectId,
        ["security_groups"] = Responses.StringArray(taken.Port.SecurityGroups),
        ["allowed_address_pairs"] = new JsonArray(),
        ["extra_dhcp_opts"] = new JsonArray(),
        ["dns_assignment"] = new JsonArray(),
        ["dns_name"] = "",
        ["binding:vnic_type"] = "normal",
        ["binding:vif_details"] = new JsonObject { ["primary_interface"] = taken.Server?.PrimaryNic?.Id == taken.Port.Id },
        ["binding:profile"] = new JsonObject(),
        ["created_at"] = FixedTimestamps.Short,
        ["updated_at"] = FixedTimestamps.Short,
    };
}
