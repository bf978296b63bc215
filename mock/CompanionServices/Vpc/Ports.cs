using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>Ports, in VPC v1 and v2.0: the interfaces of servers, and the free ports.</summary>
internal static class Ports
{
    public static IReadOnlyList<ServiceRoute> Routes { get; } =
        [.. CreateRoutes("/v1/{project_id}/ports", ErrorFormat.Vpc, 200), .. CreateRoutes("/v2.0/ports", ErrorFormat.Neutron, 201)];

    private static ServiceRoute[] CreateRoutes(string root, ErrorFormat format, int created) =>
    [
        new("GET", root, List) { Format = format },
        new("POST", root, context => Create(context, created)) { Format = format },
        new("GET", root + "/{port_id}", context => Responses.Single("port", View(Find(context), context))) { Format = format },
        new("PUT", root + "/{port_id}", Update) { Format = format },
        new("DELETE", root + "/{port_id}", Delete) { Format = format },
    ];

    private sealed record PortUse(Port Port, Server? Server);

    private static IEnumerable<PortUse> All(ServiceCallContext context) =>
        context.Inventory.Servers.SelectMany(server => server.Nics.Select(nic => new PortUse(FromNic(nic), server)))
        .Concat(context.Inventory.Ports.Select(port => new PortUse(port, null)));

    private static PortUse Find(ServiceCallContext context) =>
        All(context).FirstOrDefault(use => use.Port.Id == context.Path["port_id"])
            ?? throw ServiceException.Missing("Port", context.Path["port_id"]);

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
        // A filter by address has the format fixed_ips=ip_address=192.168.0.2, and can be repeated.
        var fixedIps = context.Http.Query.Where(pair => pair.Key == "fixed_ips").Select(pair => pair.Value).ToList();
        return Responses.Single("ports", Responses.Array(All(context)
            .Where(context, "id", use => use.Port.Id)
            .Where(context, "name", use => use.Port.Name)
            .Where(context, "network_id", use => use.Port.SubnetId)
            .Where(context, "mac_address", use => use.Port.MacAddress)
            .Where(context, "device_id", use => use.Server?.Id ?? "")
            .Where(context, "device_owner", use => GetOwner(use.Server))
            .Where(context, "status", use => GetStatus(use.Server))
            .Where(
                use => fixedIps.TrueForAll(
                    part => part == $"ip_address={use.Port.IpAddress}" || part == $"subnet_id={NeutronIds.ForSubnet(use.Port.SubnetId)}"))
            .ByMarker(context, use => use.Port.Id)
            .Select(use => View(use, context))));
    }

    private static Response Create(ServiceCallContext context, int status)
    {
        var port = context.Body.GetObject("port");
        var members = new JsonObject
        {
            ["name"] = port.GetString("name") ?? "",
            ["subnet_id"] = ServiceException.Require(port.GetString("network_id"), "port.network_id"),
        };
        if (port.GetArray("fixed_ips") is [var fixedIp, ..] && fixedIp.GetString("ip_address") is { Length: > 0 } address)
        {
            members["ip_address"] = address;
        }
        else if (AddressPool.Draw(context, members["subnet_id"]!.GetValue<string>(), 0, new HashSet<string>()) is { } drawn)
        {
            members["ip_address"] = drawn;
        }

        AddGroups(members, port);
        var id = context.Add("ports", members);
        return Responses.Single("port", View(new(context.Inventory.Ports.Get(id), null), context), status);
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

    private static JsonObject View(PortUse use, ServiceCallContext context) => new()
    {
        ["id"] = use.Port.Id,
        ["name"] = use.Port.Name,
        ["network_id"] = use.Port.SubnetId,
        ["mac_address"] = use.Port.MacAddress,
        ["fixed_ips"] = new JsonArray(
            new JsonObject { ["subnet_id"] = NeutronIds.ForSubnet(use.Port.SubnetId), ["ip_address"] = use.Port.IpAddress }),
        ["device_id"] = use.Server?.Id ?? "",
        ["device_owner"] = GetOwner(use.Server),
        ["instance_id"] = "",
        ["instance_type"] = "",
        ["status"] = GetStatus(use.Server),
        ["admin_state_up"] = true,
        ["port_security_enabled"] = true,
        ["tenant_id"] = context.Project.ProjectId,
        ["project_id"] = context.Project.ProjectId,
        ["security_groups"] = Responses.StringArray(use.Port.SecurityGroups),
        ["allowed_address_pairs"] = new JsonArray(),
        ["extra_dhcp_opts"] = new JsonArray(),
        ["dns_assignment"] = new JsonArray(),
        ["dns_name"] = "",
        ["binding:vnic_type"] = "normal",
        ["binding:vif_details"] = new JsonObject { ["primary_interface"] = use.Server?.PrimaryNic?.Id == use.Port.Id },
        ["binding:profile"] = new JsonObject(),
        ["created_at"] = FixedTimestamps.Short,
        ["updated_at"] = FixedTimestamps.Short,
    };
}
