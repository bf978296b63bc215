using SdrsMock.Inventory;
using SdrsMock.Model;
using Shouldly;

namespace SdrsMock.Tests.Operations.ProtectionGroups;

/// <summary>The actions on a group, and short looks at its servers.</summary>
internal static class GroupActions
{
    public static HarnessResponse Act(this MockHarness mock, string group, string action, string body = "{}") =>
        mock.Post($"/server-groups/{group}/action", $$"""{"{{action}}":{{body}}}""");

    public static HarnessResponse Reverse(this MockHarness mock, string group, string station) =>
        mock.Act(group, "reverse-server-group", $$"""{"priority_station":"{{station}}"}""");

    /// <summary>A protected group after a planned failover to the target site.</summary>
    public static (string Group, string Instance) AddReversedGroup(this MockHarness mock)
    {
        var given = mock.AddProtectedGroup();
        mock.Finished(mock.Reverse(given.Group, "target")).Text("status").ShouldBe("SUCCESS");
        return given;
    }

    /// <summary>A group after a failover to the target site.</summary>
    public static (string Group, string Instance) AddFailedOverGroup(this MockHarness mock, string server = "server_a")
    {
        var given = mock.AddProtectedGroup(server);
        mock.Finished(mock.Act(given.Group, "failover-server-group")).Text("status").ShouldBe("SUCCESS");
        return given;
    }

    public static Server Server(this MockHarness mock, string? id) => mock.Project.Inventory.Servers[id]!;

    public static Server SourceServer(
        this MockHarness mock, string instance) => mock.Server(mock.Project.Instances[instance]!.SourceServer);

    public static Server TargetServer(
        this MockHarness mock, string instance) => mock.Server(mock.Project.Instances[instance]!.TargetServer);

    public static void SetRunning(this MockHarness mock, Server server) =>
        mock.Project.Inventory.Servers.Put(server with { Status = ServerStatus.Active });

    /// <summary>Binds a public address to a server's primary interface.</summary>
    public static void AddElasticIp(this MockHarness mock, Server server, string address) =>
        mock.Project.Inventory.Servers.Put(server with { Nics = server.Nics.SetItem(0, server.Nics[0] with { ElasticIp = address }) });

    /// <summary>The statuses of a group, its instances and its pairs, without repetitions.</summary>
    public static IReadOnlyList<string> StatusesOf(this MockHarness mock, string group)
    {
        var found = mock.Project.Groups[group]!;
        IEnumerable<IResource> all = [found, .. mock.Project.GetInstances(found), .. mock.Project.GetPairs(found)];
        return [.. all.Select(resource => resource.Status).Distinct()];
    }
}
