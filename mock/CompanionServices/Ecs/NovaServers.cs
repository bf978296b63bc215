using System.Text.Json.Nodes;
using SdrsMock.CompanionServices.Jobs;
using SdrsMock.CompanionServices.Vpc;
using SdrsMock.Http;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Ecs;

/// <summary>Servers in the Nova API (OpenStack), which gophertelekomcloud, openstacksdk and the <c>openstack</c> command use.</summary>
internal static class NovaServers
{
    private const string Root = "/v2|v2.1/{project_id}/servers";

    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row(
            "GET",
            "",
            context => List(
                context, server => new() { ["id"] = server.Id, ["name"] = server.Name, ["links"] = ServerView.Links(server.Id, context) })),
        Row("GET", "/detail", context => List(context, server => ServerView.Compute(server, context))),
        Row("POST", "", Create),
        Row("GET", "/{server_id}", context => Responses.Single("server", ServerView.Compute(EcsServers.Find(context), context))),
        Row("PUT", "/{server_id}", Rename),
        Row("DELETE", "/{server_id}", Delete),
        Row("POST", "/{server_id}/action", Act),
        Row("GET", "/{server_id}/os-interface", Interfaces),
        Row(
            "GET",
            "/{server_id}/os-security-groups",
            context => Responses.Single(
                "security_groups", ServerView.Compute(EcsServers.Find(context), context)["security_groups"]!.DeepClone())),
        Row(
            "GET",
            "/{server_id}/metadata",
            context => Responses.Single("metadata", ServerView.Compute(EcsServers.Find(context), context)["metadata"]!.DeepClone())),
        Row("GET", "/{server_id}/tags", context => EcsServers.WithServer(context, _ => Responses.Single("tags", new JsonArray()))),
    ];

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> handler) =>
        new(method, Root + path, handler) { Format = ErrorFormat.OpenStack };

    private static Response List(ServiceCallContext context, Func<Server, JsonObject> view) =>
        Responses.Single("servers", Responses.Array(context.Inventory.Servers
        .Where(server => context.Query("name") is not { } name || server.Name.Contains(name.Trim('^', '$'), StringComparison.Ordinal))
        .Where(context, "status", server => server.Status)
        .Where(context, "flavor", server => server.Flavor)
        .ByMarker(context, server => server.Id)
        .Select(view)));

    private static Response Create(ServiceCallContext context)
    {
        var server = context.Body.GetObject("server");
        var id = ReadSpec(server, context).Create(context);
        var job = ServiceJobs.Start(context.Project, ServiceHosts.Ecs, JobTypes.CreateServer, [id]);
        var body = new JsonObject
        {
            ["id"] = id,
            ["links"] = ServerView.Links(id, context),
            ["OS-DCF:diskConfig"] = "MANUAL",
            ["adminPass"] = "",
            ["security_groups"] = ServerView.Compute(EcsServers.Find(context, id), context)["security_groups"]!.DeepClone(),
        };
        return Responses.Single("server", body, 202) with { Job = job };
    }

    private static ServerSpec ReadSpec(JsonBody server, ServiceCallContext context)
    {
        var boot = server.GetArray("block_device_mapping_v2").FirstOrDefault(device => device.GetString("source_type") == "image");
        // "networks" can be the string "auto" or "none" instead of an array. Without a network the VPC is unknown; the creation then fails.
        var nics = ServiceException.AtMost(ServerSpec.MaxNics, server.GetArray("networks"), "server.networks").Select(ReadNic).ToList();
        var subnet = nics.Select(nic => nic.SubnetId ?? context.Inventory.Ports[nic.PortId]?.SubnetId).FirstOrDefault();
        return new()
        {
            Name = ServiceException.Require(server.GetString("name"), "server.name"),
            ImageId = ServiceException.Require(
                server.GetString("imageRef") is { Length: > 0 } image ? image : boot.GetString("uuid"), "server.imageRef"),
            Flavor = ServiceException.Require(server.GetString("flavorRef"), "server.flavorRef"),
            VpcId = subnet is null ? null : VpcOf(subnet, context),
            AvailabilityZone = server.GetString("availability_zone"),
            KeyName = server.GetString("key_name"),
            Nics = nics,
            SecurityGroups = [.. server.GetArray("security_groups").Select(group => group.GetString("name")).OfType<string>()],
            SystemDisk = new(boot.GetString("volume_type"), boot.GetNumber("volume_size")),
        };
    }

    private static NicSpec ReadNic(JsonBody network) => new(
        network.GetString("uuid"),
        network.GetString("fixed_ip"),
        network.GetString("port") is { Length: > 0 } port ? port : null);

    private static string VpcOf(string networkId, ServiceCallContext context) =>
        context.Inventory.Subnets[networkId]?.VpcId
        ?? throw ServiceException.Invalid("server.networks.uuid", $"names no network in a router: {networkId}");

    private static Response Rename(ServiceCallContext context)
    {
        var server = EcsServers.Find(context);
        context.Patch(
            "servers",
            server.Id,
            new() { ["name"] = ServiceException.Require(context.Body.GetObject("server").GetString("name"), "server.name") });
        return Responses.Single("server", ServerView.Compute(EcsServers.Find(context), context));
    }

    private static Response Delete(ServiceCallContext context) => new Response(204, ReadOnlyMemory<byte>.Empty)
    {
        Job = ServiceJobs.Start(context.Project, ServiceHosts.Ecs, JobTypes.DeleteServer, [EcsServers.Find(context).Id]),
    };

    private static Response Act(ServiceCallContext context)
    {
        var server = EcsServers.Find(context);
        var action = context.Body.Element.EnumerateObject().Select(member => member.Name).FirstOrDefault();
        return action switch
        {
            "os-start" => Begin(context, server, JobTypes.StartServer, server.IsStopped, action),
            "os-stop" => Begin(context, server, JobTypes.StopServer, server.Status == ServerStatus.Active, action),
            "reboot" => Begin(context, server, JobTypes.RebootServer, server.Status is ServerStatus.Active or ServerStatus.Shutoff, action),
            "forceDelete" or "force_delete" => Begin(context, server, JobTypes.DeleteServer, true, action),
            "resize" => Resize(context, server),
            // The mock confirms a resize when its job completes.
            "confirmResize" => Response.NoContent,
            _ => throw ServiceException.Invalid("$", "must hold os-start, os-stop, reboot, forceDelete, resize or confirmResize"),
        };
    }

    private static Response Begin(ServiceCallContext context, Server server, string type, bool isAllowed, string action) => isAllowed
        ? Responses.Accepted(ServiceJobs.Start(context.Project, ServiceHosts.Ecs, type, [server.Id]))
        : throw ServiceException.Conflict($"Cannot '{action}' instance {server.Id} while it is in vm_state {server.Status}");

    private static Response Resize(ServiceCallContext context, Server server)
    {
        var flavor = ServiceException.Require(context.Body.GetObject("resize").GetString("flavorRef"), "resize.flavorRef");
        EcsServers.CheckResize(server, flavor, context);
        return Responses.Accepted(
            ServiceJobs.Start(context.Project, ServiceHosts.Ecs, JobTypes.ResizeServer, [server.Id], ("flavor", flavor)));
    }

    private static Response Interfaces(ServiceCallContext context) =>
        Responses.Single("interfaceAttachments", Responses.Array(EcsServers.Find(context).Nics.Select(nic => new JsonObject
        {
            ["port_id"] = nic.Id,
            ["net_id"] = nic.SubnetId,
            ["port_state"] = "ACTIVE",
            ["mac_addr"] = nic.MacAddress,
            ["fixed_ips"] = new JsonArray(new JsonObject
            {
                ["subnet_id"] = NeutronIds.ForSubnet(nic.SubnetId),
                ["ip_address"] = nic.IpAddress,
            }),
        })));
}
