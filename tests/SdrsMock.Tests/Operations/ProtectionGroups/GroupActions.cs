using SdrsMock.Resources;
using SdrsMock.Surroundings;
using Shouldly;

namespace SdrsMock.Tests.Operations.ProtectionGroups;

/// <summary>The actions on a group, and short looks at its servers.</summary>
internal static class GroupActions
{
    public static Answer Act(this Sdrs sdrs, string group, string action, string body = "{}") =>
        sdrs.Post($"/server-groups/{group}/action", $$"""{"{{action}}":{{body}}}""");

    public static Answer Reverse(this Sdrs sdrs, string group, string station) =>
        sdrs.Act(group, "reverse-server-group", $$"""{"priority_station":"{{station}}"}""");

    /// <summary>A protected group after a planned failover to the target site.</summary>
    public static (string Group, string Instance) GivenReversedGroup(this Sdrs sdrs)
    {
        var given = sdrs.GivenProtectedGroup();
        sdrs.Finished(sdrs.Reverse(given.Group, "target")).Text("status").ShouldBe("SUCCESS");
        return given;
    }

    /// <summary>A group after a failover to the target site.</summary>
    public static (string Group, string Instance) GivenFailedOverGroup(this Sdrs sdrs, string server = "server_a")
    {
        var given = sdrs.GivenProtectedGroup(server);
        sdrs.Finished(sdrs.Act(given.Group, "failover-server-group")).Text("status").ShouldBe("SUCCESS");
        return given;
    }

    public static Server Server(this Sdrs sdrs, string? id) => sdrs.World.Surroundings.Servers[id]!;

    public static Server SourceServer(this Sdrs sdrs, string instance) => sdrs.Server(sdrs.World.Instances[instance]!.SourceServer);

    public static Server TargetServer(this Sdrs sdrs, string instance) => sdrs.Server(sdrs.World.Instances[instance]!.TargetServer);

    public static void GivenRunning(this Sdrs sdrs, Server server) =>
        sdrs.World.Surroundings.Servers.Put(server with { Status = ServerStatus.Active });

    /// <summary>Binds a public address to a server's primary interface.</summary>
    public static void GivenElasticIp(this Sdrs sdrs, Server server, string address) =>
        sdrs.World.Surroundings.Servers.Put(server with { Nics = server.Nics.SetItem(0, server.Nics[0] with { ElasticIp = address }) });

    /// <summary>The statuses of a group, its instances and its pairs, without repetitions.</summary>
    public static IReadOnlyList<string> StatusesOf(this Sdrs sdrs, string group)
    {
        var found = sdrs.World.Groups[group]!;
        IEnumerable<IResource> all = [found, .. sdrs.World.InstancesOf(found), .. sdrs.World.PairsOf(found)];
        return [.. all.Select(resource => resource.Status).Distinct()];
    }
}
