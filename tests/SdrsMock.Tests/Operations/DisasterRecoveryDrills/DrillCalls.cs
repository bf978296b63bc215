using System.Text.Json.Nodes;
using SdrsMock.Inventory;
using SdrsMock.Model;

namespace SdrsMock.Tests.Operations.DisasterRecoveryDrills;

/// <summary>The calls about DR drills, and short looks at what they make.</summary>
internal static class DrillCalls
{
    public static HarnessResponse CreateDrill(this MockHarness mock, string group, string? vpc = null, string name = "drill")
    {
        var drill = new JsonObject { ["server_group_id"] = group, ["name"] = name };
        if (vpc is not null)
        {
            drill["drill_vpc_id"] = mock[vpc];
        }

        return mock.Post("/disaster-recovery-drills", new JsonObject { ["disaster_recovery_drill"] = drill });
    }

    public static string AddDrill(this MockHarness mock, string group, string? vpc = null, string name = "drill") =>
        mock.Entity(mock.CreateDrill(group, vpc, name), "disaster_recovery_drill_id");

    public static HarnessResponse DeleteDrill(this MockHarness mock, string drill) => mock.Delete($"/disaster-recovery-drills/{drill}");

    public static DisasterRecoveryDrill Drill(this MockHarness mock, string drill) => mock.Project.Drills[drill]!;

    public static IReadOnlyList<Server> ServersOf(this MockHarness mock, string drill) =>
        [.. mock.Project.Inventory.Servers.Where(server => server.DrillId == drill)];

    public static IReadOnlyList<Volume> VolumesOf(this MockHarness mock, string drill) =>
        [.. mock.Project.Inventory.Volumes.Where(volume => volume.DrillId == drill)];

    public static IReadOnlyList<string> CidrsOf(this MockHarness mock, string vpc) =>
        [.. mock.Project.Inventory.GetSubnets(vpc).Select(subnet => mock.Project.Inventory.Subnets[subnet]!.Cidr)];
}
