using System.Text.Json.Nodes;
using SdrsMock.CompanionServices.Jobs;
using SdrsMock.Http;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Ecs;

/// <summary>Servers in the ECS API (v1), which Huawei's own clients use: <c>cloudservers</c>.</summary>
internal static class EcsServers
{
    private const string Root = "/v1|v1.1/{project_id}/cloudservers";

    /// <summary>The maximum number of servers that one request starts, stops or deletes.</summary>
    private const int MaxServersPerRequest = 1000;

    private static readonly (string Action, string JobType)[] s_actions =
    [
        ("os-stop", JobTypes.StopServer), ("os-start", JobTypes.StartServer), ("reboot", JobTypes.RebootServer),
    ];

    /// <summary>The routes of this API.</summary>
    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("GET", "/detail", List),
        Row("GET", "/flavors", context => Responses.Single("flavors", Responses.Array(EcsFlavors.All(context).Select(Flavor)))),
        Row("POST", "", Create),
        Row("POST", "/delete", Delete),
        Row("POST", "/action", Act),
        Row("GET", "/{server_id}", context => Responses.Single("server", ServerView.Ecs(Find(context), context))),
        Row("PUT", "/{server_id}", Rename),
        Row("POST", "/{server_id}/resize", Resize),
        Row("GET", "/{server_id}/tags", ListTags),
        new("GET", "/v1|v1.1/{project_id}/servers/{server_id}/tags", ListTags) { Format = ErrorFormat.Ecs },
        Row("GET", "/{server_id}/autorecovery", context => WithServer(context, _ => Responses.Single("support_auto_recovery", "true"))),
    ];

    /// <summary>The server that the path names.</summary>
    /// <exception cref="ServiceException">It does not exist.</exception>
    public static Server Find(ServiceCallContext context) => Find(context, context.Path["server_id"]);

    public static Server Find(ServiceCallContext context, string id) =>
        context.Inventory.Servers[id] ?? throw ServiceException.Missing("Instance", id);

    /// <summary>Responds with a result for the server that the path names.</summary>
    public static Response WithServer(ServiceCallContext context, Func<Server, Response> respond) => respond(Find(context));

    private static ServiceRoute Row(string method, string path, Func<ServiceCallContext, Response> respond) =>
        new(method, Root + path, respond) { Format = ErrorFormat.Ecs };

    private static Response ListTags(ServiceCallContext context) =>
        WithServer(context, _ => Responses.Single("tags", new JsonArray()));

    private static Response List(ServiceCallContext context)
    {
        var matching = context.Inventory.Servers
            .Where(server => context.Query("name") is not { } name || server.Name.Contains(name, StringComparison.Ordinal))
            .Where(context, "status", server => server.Status)
            .Where(context, "flavor", server => server.Flavor)
            .Where(context, "id", server => server.Id)
            .ToList();
        return Responses.Ok(new()
        {
            ["count"] = matching.Count,
            ["servers"] = Responses.Array(matching.ByPage(context).Select(server => ServerView.Ecs(server, context))),
        });
    }

    private static Response Create(ServiceCallContext context)
    {
        var spec = ReadSpec(context.Body.GetObject("server"));
        if (context.Body.GetBoolean("dry_run"))
        {
            spec.Create(context);
            context.Undo();
            return Responses.Accepted();
        }

        var count = context.Body.GetObject("server").GetNumber("count") ?? 1;
        if (count is < 1 or > 100)
        {
            throw ServiceException.Invalid("server.count", "must be 1 to 100");
        }

        var ids = Enumerable.Range(1, (int)count)
            .Select(number => (count == 1 ? spec : spec with { Name = $"{spec.Name}-{number:0000}" }).Create(context))
            .ToList();
        return Responses.JobStarted(
            ServiceJobs.Start(context.Project, ServiceHosts.Ecs, JobTypes.CreateServer, ids), "serverIds", Responses.StringArray(ids));
    }

    private static ServerSpec ReadSpec(JsonBody server) => new()
    {
        Name = ServiceException.Require(server.GetString("name"), "server.name"),
        ImageId = ServiceException.Require(server.GetString("imageRef"), "server.imageRef"),
        Flavor = ServiceException.Require(server.GetString("flavorRef"), "server.flavorRef"),
        VpcId = ServiceException.Require(server.GetString("vpcid"), "server.vpcid"),
        AvailabilityZone = server.GetString("availability_zone"),
        KeyName = server.GetString("key_name"),
        DedicatedHostId = server.GetObject("os:scheduler_hints").GetString("dedicated_host_id"),
        Nics = server.GetArray("nics") is { Count: > 0 } nics
            ? [.. ServiceException.AtMost(ServerSpec.MaxNics, nics, "server.nics").Select(ReadNic)]
            : throw ServiceException.Invalid("server.nics", "is needed"),
        SecurityGroups = [.. server.GetArray("security_groups").Select(group => group.GetString("id")).OfType<string>()],
        SystemDisk = server.Has("root_volume")
            ? new(
                ServiceException.Require(server.GetObject("root_volume").GetString("volumetype"), "server.root_volume.volumetype"),
                server.GetObject("root_volume").GetNumber("size"))
            : throw ServiceException.Invalid("server.root_volume", "is needed"),
        DataDisks =
        [
            .. ServiceException.AtMost(ServerSpec.MaxDataDisks, server.GetArray("data_volumes"), "server.data_volumes")
                .Select(ReadDataDisk),
        ],
    };

    private static NicSpec ReadNic(JsonBody nic) =>
        new(ServiceException.Require(nic.GetString("subnet_id"), "server.nics.subnet_id"), nic.GetString("ip_address"), null);

    private static DiskSpec ReadDataDisk(JsonBody disk) => new(
        ServiceException.Require(disk.GetString("volumetype"), "server.data_volumes.volumetype"),
        disk.GetNumber("size") ?? throw ServiceException.Invalid("server.data_volumes.size", "is needed"),
        disk.GetBoolean("multiattach"));

    private static Response Delete(ServiceCallContext context) => Responses.JobStarted(ServiceJobs.Start(
        context.Project,
        ServiceHosts.Ecs,
        JobTypes.DeleteServer,
        GetServers(context.Body, context),
        context.Body.GetBoolean("delete_volume") ? [("delete_volume", "true")] : []));

    // For a server that already has the status, the job succeeds without effect.
    private static Response Act(ServiceCallContext context)
    {
        var (action, type) = s_actions.FirstOrDefault(pair => context.Body.Has(pair.Action));
        if (action is null)
        {
            throw ServiceException.Invalid("$", "must hold os-start, os-stop or reboot");
        }

        var servers = GetServers(context.Body.GetObject(action), context);
        return Responses.JobStarted(ServiceJobs.Start(context.Project, ServiceHosts.Ecs, type, servers));
    }

    private static Response Resize(ServiceCallContext context)
    {
        var server = Find(context);
        var flavor = ServiceException.Require(context.Body.GetObject("resize").GetString("flavorRef"), "resize.flavorRef");
        CheckResize(server, flavor, context);
        return Responses.JobStarted(
            ServiceJobs.Start(context.Project, ServiceHosts.Ecs, JobTypes.ResizeServer, [server.Id], ("flavor", flavor)));
    }

    /// <summary>Checks that a server can be resized to a flavor.</summary>
    /// <exception cref="ServiceException">The flavor does not exist, or the server is running.</exception>
    public static void CheckResize(Server server, string flavor, ServiceCallContext context)
    {
        if (EcsFlavors.Find(context, flavor) is null)
        {
            throw ServiceException.Invalid("flavorRef", $"names no flavor: {flavor}");
        }

        if (!server.IsStopped)
        {
            throw ServiceException.Conflict($"The server is {server.Status}, and only one that is stopped can be resized");
        }

        EcsFlavors.EnsureInInventory(context, flavor);
    }

    private static Response Rename(ServiceCallContext context)
    {
        var server = Find(context);
        context.Patch(
            "servers",
            server.Id,
            new() { ["name"] = ServiceException.Require(context.Body.GetObject("server").GetString("name"), "server.name") });
        return Responses.Single("server", ServerView.Ecs(Find(context), context));
    }

    private static List<string> GetServers(JsonBody body, ServiceCallContext context) => body.GetArray("servers") is { Count: > 0 } servers
        ? [.. ServiceException.AtMost(MaxServersPerRequest, servers, "servers")
            .Select(server => Find(context, ServiceException.Require(server.GetString("id"), "servers.id")))
            .Select(server => CheckNotBuilding(server).Id)]
        : throw ServiceException.Invalid("servers", "is needed");

    private static Server CheckNotBuilding(Server server) =>
        server.Status == "BUILD" ? throw ServiceException.Conflict($"The server {server.Id} is still being made") : server;

    private static JsonObject Flavor(Flavor flavor) => new()
    {
        ["id"] = flavor.Id,
        ["name"] = flavor.Id,
        ["vcpus"] = $"{flavor.Vcpus}",
        ["ram"] = flavor.RamMb,
        ["disk"] = "0",
        ["swap"] = "",
        ["OS-FLV-EXT-DATA:ephemeral"] = 0,
        ["OS-FLV-DISABLED:disabled"] = false,
        ["os-flavor-access:is_public"] = true,
        ["os_extra_specs"] = new JsonObject
        {
            ["ecs:performancetype"] = flavor.ServerType == "GPU" ? "gpu" : "normal",
            ["resource_type"] = $"IOoptimizedS{flavor.Vcpus}",
            ["cond:operation:status"] = "normal",
            ["cond:operation:az"] = string.Join(',', flavor.SoldOutIn.Select(zone => $"{zone}(sellout)")),
        },
    };
}
