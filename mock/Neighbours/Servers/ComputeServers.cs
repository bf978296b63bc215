using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Neighbours.Jobs;
using SdrsMock.Neighbours.Networks;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Servers;

/// <summary>Servers in the OpenStack spelling (Nova): as gophertelekomcloud, openstacksdk and the <c>openstack</c> command call them.</summary>
internal static class ComputeServers
{
    private const string Root = "/v2|v2.1/{project_id}/servers";

    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("GET", "", call => List(call, server => new() { ["id"] = server.Id, ["name"] = server.Name, ["links"] = ServerView.Links(server.Id, call) })),
        Row("GET", "/detail", call => List(call, server => ServerView.Compute(server, call))),
        Row("POST", "", Create),
        Row("GET", "/{server_id}", call => Answers.One("server", ServerView.Compute(CloudServers.Find(call), call))),
        Row("PUT", "/{server_id}", Rename),
        Row("DELETE", "/{server_id}", Delete),
        Row("POST", "/{server_id}/action", Act),
        Row("GET", "/{server_id}/os-interface", Interfaces),
        Row("GET", "/{server_id}/os-security-groups", call => Answers.One("security_groups", ServerView.Compute(CloudServers.Find(call), call)["security_groups"]!.DeepClone())),
        Row("GET", "/{server_id}/metadata", call => Answers.One("metadata", ServerView.Compute(CloudServers.Find(call), call)["metadata"]!.DeepClone())),
        Row("GET", "/{server_id}/tags", call => CloudServers.Of(call, _ => Answers.One("tags", new JsonArray()))),
    ];

    private static NeighbourRoute Row(string method, string path, Func<NeighbourCall, Reply> answer) => new(method, Root + path, answer) { Form = ErrorForm.OpenStack };

    private static Reply List(NeighbourCall call, Func<Server, JsonObject> view) => Answers.One("servers", Answers.Array(call.Surroundings.Servers
        .Where(server => call.Query("name") is not { } name || server.Name.Contains(name.Trim('^', '$'), StringComparison.Ordinal))
        .Where(call, "status", server => server.Status)
        .Where(call, "flavor", server => server.Flavor)
        .ByMarker(call, server => server.Id)
        .Select(view)));

    private static Reply Create(NeighbourCall call)
    {
        var server = call.Body.Under("server");
        var id = Plan(server, call).Make(call);
        var job = NeighbourJobs.Start(call.World, ServiceHosts.Ecs, JobTypes.CreateServer, [id]);
        var made = new JsonObject
        {
            ["id"] = id,
            ["links"] = ServerView.Links(id, call),
            ["OS-DCF:diskConfig"] = "MANUAL",
            ["adminPass"] = "",
            ["security_groups"] = ServerView.Compute(CloudServers.Find(call, id), call)["security_groups"]!.DeepClone(),
        };
        return Answers.One("server", made, 202) with { Job = job };
    }

    private static ServerPlan Plan(Body server, NeighbourCall call)
    {
        var boot = server.List("block_device_mapping_v2").FirstOrDefault(device => device.Text("source_type") == "image");
        // "auto" and "none" are words here; a server without a network is refused where its VPC cannot be known.
        var nics = Declined.AtMost(ServerPlan.MostNics, server.List("networks"), "server.networks").Select(network => new NicPlan(
            network.Text("uuid"), network.Text("fixed_ip"), network.Text("port") is { Length: > 0 } port ? port : null)).ToList();
        var subnet = nics.Select(nic => nic.SubnetId ?? call.Surroundings.Ports[nic.PortId]?.SubnetId).FirstOrDefault();
        return new()
        {
            Name = Declined.Need(server.Text("name"), "server.name"),
            ImageId = Declined.Need(server.Text("imageRef") is { Length: > 0 } image ? image : boot.Text("uuid"), "server.imageRef"),
            Flavor = Declined.Need(server.Text("flavorRef"), "server.flavorRef"),
            VpcId = subnet is null ? null : VpcOf(subnet, call),
            AvailabilityZone = server.Text("availability_zone"),
            KeyName = server.Text("key_name"),
            Nics = nics,
            SecurityGroups = [.. server.List("security_groups").Select(group => group.Text("name")).OfType<string>()],
            SystemDisk = new(boot.Text("volume_type"), boot.Number("volume_size")),
        };
    }

    private static string VpcOf(string networkId, NeighbourCall call) =>
        (call.Surroundings.Subnets[networkId] ?? throw Declined.Invalid("server.networks.uuid", $"names no network in a router: {networkId}")).VpcId;

    private static Reply Rename(NeighbourCall call)
    {
        var server = CloudServers.Find(call);
        call.Patch("servers", server.Id, new() { ["name"] = Declined.Need(call.Body.Under("server").Text("name"), "server.name") });
        return Answers.One("server", ServerView.Compute(CloudServers.Find(call), call));
    }

    private static Reply Delete(NeighbourCall call) => new Reply(204, ReadOnlyMemory<byte>.Empty)
    {
        Job = NeighbourJobs.Start(call.World, ServiceHosts.Ecs, JobTypes.DeleteServer, [CloudServers.Find(call).Id]),
    };

    private static Reply Act(NeighbourCall call)
    {
        var server = CloudServers.Find(call);
        var action = call.Body.Element.EnumerateObject().Select(member => member.Name).FirstOrDefault();
        return action switch
        {
            "os-start" => Begin(call, server, JobTypes.StartServer, server.IsStopped, action),
            "os-stop" => Begin(call, server, JobTypes.StopServer, server.Status == ServerStatus.Active, action),
            "reboot" => Begin(call, server, JobTypes.RebootServer, server.Status is ServerStatus.Active or ServerStatus.Shutoff, action),
            "forceDelete" or "force_delete" => Begin(call, server, JobTypes.DeleteServer, true, action),
            "resize" => Resize(call, server),
            // The mock's resize is confirmed when it is done.
            "confirmResize" => Reply.NoContent,
            _ => throw Declined.Invalid("$", "must hold os-start, os-stop, reboot, forceDelete, resize or confirmResize"),
        };
    }

    private static Reply Begin(NeighbourCall call, Server server, string type, bool may, string action) => may
        ? Answers.Accepted(NeighbourJobs.Start(call.World, ServiceHosts.Ecs, type, [server.Id]))
        : throw Declined.Conflict($"Cannot '{action}' instance {server.Id} while it is in vm_state {server.Status}");

    private static Reply Resize(NeighbourCall call, Server server)
    {
        var flavor = Declined.Need(call.Body.Under("resize").Text("flavorRef"), "resize.flavorRef");
        CloudServers.CheckResize(server, flavor, call);
        return Answers.Accepted(NeighbourJobs.Start(call.World, ServiceHosts.Ecs, JobTypes.ResizeServer, [server.Id], ("flavor", flavor)));
    }

    private static Reply Interfaces(NeighbourCall call) => Answers.One("interfaceAttachments", Answers.Array(CloudServers.Find(call).Nics.Select(nic => new JsonObject
    {
        ["port_id"] = nic.Id,
        ["net_id"] = nic.SubnetId,
        ["port_state"] = "ACTIVE",
        ["mac_addr"] = nic.MacAddress,
        ["fixed_ips"] = new JsonArray(new JsonObject { ["subnet_id"] = NeutronIds.OfSubnet(nic.SubnetId), ["ip_address"] = nic.IpAddress }),
    })));
}
