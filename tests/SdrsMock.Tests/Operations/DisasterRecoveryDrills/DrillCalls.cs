using System.Text.Json.Nodes;
using SdrsMock.Resources;
using SdrsMock.Surroundings;

namespace SdrsMock.Tests.Operations.DisasterRecoveryDrills;

/// <summary>The calls about DR drills, and short looks at what they make.</summary>
internal static class DrillCalls
{
    public static Answer CreateDrill(this Sdrs sdrs, string group, string? vpc = null, string name = "drill")
    {
        var drill = new JsonObject { ["server_group_id"] = group, ["name"] = name };
        if (vpc is not null)
        {
            drill["drill_vpc_id"] = sdrs[vpc];
        }

        return sdrs.Post("/disaster-recovery-drills", new JsonObject { ["disaster_recovery_drill"] = drill });
    }

    public static string GivenDrill(this Sdrs sdrs, string group, string? vpc = null, string name = "drill") =>
        sdrs.Entity(sdrs.CreateDrill(group, vpc, name), "disaster_recovery_drill_id");

    public static Answer DeleteDrill(this Sdrs sdrs, string drill) => sdrs.Delete($"/disaster-recovery-drills/{drill}");

    public static Drill Drill(this Sdrs sdrs, string drill) => sdrs.World.Drills[drill]!;

    public static IReadOnlyList<Server> ServersOf(this Sdrs sdrs, string drill) =>
        [.. sdrs.World.Surroundings.Servers.Where(server => server.DrillId == drill)];

    public static IReadOnlyList<Volume> VolumesOf(this Sdrs sdrs, string drill) =>
        [.. sdrs.World.Surroundings.Volumes.Where(volume => volume.DrillId == drill)];

    public static IReadOnlyList<string> CidrsOf(this Sdrs sdrs, string vpc) =>
        [.. sdrs.World.Surroundings.SubnetsOf(vpc).Select(subnet => sdrs.World.Surroundings.Subnets[subnet]!.Cidr)];
}
