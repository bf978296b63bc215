using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Neighbours.Jobs;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Servers;

/// <summary>ECS v1 as Huawei's own clients spell it: <c>cloudservers</c>.</summary>
internal static class CloudServers
{
    private const string Root = "/v1|v1.1/{project_id}/cloudservers";

    /// <summary>How many servers one call starts, stops or deletes at most.</summary>
    private const int MostSubjects = 1000;

    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("GET", "/detail", List),
        Row("GET", "/flavors", call => Answers.One("flavors", Answers.Array(call.Surroundings.Flavors.Select(Flavor)))),
        Row("POST", "", Create),
        Row("POST", "/delete", Delete),
        Row("POST", "/action", Act),
        Row("GET", "/{server_id}", call => Answers.One("server", ServerView.Ecs(Find(call), call))),
        Row("PUT", "/{server_id}", Rename),
        Row("POST", "/{server_id}/resize", Resize),
        Row("GET", "/{server_id}/tags", call => Of(call, _ => Answers.One("tags", new JsonArray()))),
        Row("GET", "/{server_id}/autorecovery", call => Of(call, _ => Answers.One("support_auto_recovery", "true"))),
    ];

    /// <summary>The server of the path.</summary>
    public static Server Find(NeighbourCall call) => Find(call, call.Path["server_id"]);

    public static Server Find(NeighbourCall call, string id) => call.Surroundings.Servers[id] ?? throw Declined.Missing("Instance", id);

    /// <summary>An answer about the server of the path, which must be there.</summary>
    public static Reply Of(NeighbourCall call, Func<Server, Reply> answer) => answer(Find(call));

    private static NeighbourRoute Row(string method, string path, Func<NeighbourCall, Reply> answer) => new(method, Root + path, answer) { Form = ErrorForm.Ecs };

    private static Reply List(NeighbourCall call)
    {
        var matching = call.Surroundings.Servers
            .Where(server => call.Query("name") is not { } name || server.Name.Contains(name, StringComparison.Ordinal))
            .Where(call, "status", server => server.Status)
            .Where(call, "flavor", server => server.Flavor)
            .Where(call, "id", server => server.Id)
            .ToList();
        return Answers.Ok(new()
        {
            ["count"] = matching.Count,
            ["servers"] = Answers.Array(matching.ByPage(call).Select(server => ServerView.Ecs(server, call))),
        });
    }

    private static Reply Create(NeighbourCall call)
    {
        var plan = Plan(call.Body.Under("server"));
        if (call.Body.Flag("dry_run"))
        {
            plan.Make(call);
            call.Undo();
            return Answers.Accepted();
        }

        var count = call.Body.Under("server").Number("count") ?? 1;
        if (count is < 1 or > 100)
        {
            throw Declined.Invalid("server.count", "must be 1 to 100");
        }

        var ids = Enumerable.Range(1, (int)count)
            .Select(number => (count == 1 ? plan : plan with { Name = $"{plan.Name}-{number:0000}" }).Make(call))
            .ToList();
        return Answers.Started(NeighbourJobs.Start(call.World, ServiceHosts.Ecs, JobTypes.CreateServer, ids), "serverIds", Answers.Texts(ids));
    }

    private static ServerPlan Plan(Body server) => new()
    {
        Name = Declined.Need(server.Text("name"), "server.name"),
        ImageId = Declined.Need(server.Text("imageRef"), "server.imageRef"),
        Flavor = Declined.Need(server.Text("flavorRef"), "server.flavorRef"),
        VpcId = Declined.Need(server.Text("vpcid"), "server.vpcid"),
        AvailabilityZone = server.Text("availability_zone"),
        KeyName = server.Text("key_name"),
        DedicatedHostId = server.Under("os:scheduler_hints").Text("dedicated_host_id"),
        Nics = server.List("nics") is { Count: > 0 } nics
            ? [.. Declined.AtMost(ServerPlan.MostNics, nics, "server.nics").Select(nic => new NicPlan(Declined.Need(nic.Text("subnet_id"), "server.nics.subnet_id"), nic.Text("ip_address"), null))]
            : throw Declined.Invalid("server.nics", "is needed"),
        SecurityGroups = [.. server.List("security_groups").Select(group => group.Text("id")).OfType<string>()],
        SystemDisk = server.Has("root_volume")
            ? new(Declined.Need(server.Under("root_volume").Text("volumetype"), "server.root_volume.volumetype"), server.Under("root_volume").Number("size"))
            : throw Declined.Invalid("server.root_volume", "is needed"),
        DataDisks = [.. Declined.AtMost(ServerPlan.MostDataDisks, server.List("data_volumes"), "server.data_volumes").Select(disk => new DiskPlan(
            Declined.Need(disk.Text("volumetype"), "server.data_volumes.volumetype"),
            disk.Number("size") ?? throw Declined.Invalid("server.data_volumes.size", "is needed"),
            disk.Flag("multiattach")))],
    };

    private static Reply Delete(NeighbourCall call) => Answers.Started(NeighbourJobs.Start(
        call.World, ServiceHosts.Ecs, JobTypes.DeleteServer, Subjects(call.Body, call), call.Body.Flag("delete_volume") ? [("delete_volume", "true")] : []));

    // Whoever is there already has nothing to do, and the job succeeds.
    private static Reply Act(NeighbourCall call)
    {
        var (action, type) = ((string, string))(
            call.Body.Has("os-stop") ? ("os-stop", JobTypes.StopServer)
            : call.Body.Has("os-start") ? ("os-start", JobTypes.StartServer)
            : call.Body.Has("reboot") ? ("reboot", JobTypes.RebootServer)
            : throw Declined.Invalid("$", "must hold os-start, os-stop or reboot"));
        var subjects = Subjects(call.Body.Under(action), call);
        return Answers.Started(NeighbourJobs.Start(call.World, ServiceHosts.Ecs, type, subjects));
    }

    private static Reply Resize(NeighbourCall call)
    {
        var server = Find(call);
        var flavor = Declined.Need(call.Body.Under("resize").Text("flavorRef"), "resize.flavorRef");
        CheckResize(server, flavor, call);
        return Answers.Started(NeighbourJobs.Start(call.World, ServiceHosts.Ecs, JobTypes.ResizeServer, [server.Id], ("flavor", flavor)));
    }

    /// <summary>Refuses what cannot become the server's flavor, or not now.</summary>
    public static void CheckResize(Server server, string flavor, NeighbourCall call)
    {
        if (call.Surroundings.Flavors[flavor] is null)
        {
            throw Declined.Invalid("flavorRef", $"names no flavor: {flavor}");
        }

        if (!server.IsStopped)
        {
            throw Declined.Conflict($"The server is {server.Status}, and only one that is stopped can be resized");
        }
    }

    private static Reply Rename(NeighbourCall call)
    {
        var server = Find(call);
        call.Patch("servers", server.Id, new() { ["name"] = Declined.Need(call.Body.Under("server").Text("name"), "server.name") });
        return Answers.One("server", ServerView.Ecs(Find(call), call));
    }

    private static List<string> Subjects(Body body, NeighbourCall call) => body.List("servers") is { Count: > 0 } servers
        ? [.. Declined.AtMost(MostSubjects, servers, "servers").Select(server => Find(call, Declined.Need(server.Text("id"), "servers.id"))).Select(server => AtRest(server).Id)]
        : throw Declined.Invalid("servers", "is needed");

    private static Server AtRest(Server server) =>
        server.Status == "BUILD" ? throw Declined.Conflict($"The server {server.Id} is still being made") : server;

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
