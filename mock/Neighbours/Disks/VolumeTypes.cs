using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Surroundings.Inventory;

namespace SdrsMock.Neighbours.Disks;

/// <summary>Disk types and the zones that have disks, in the OpenStack spelling.</summary>
internal static class VolumeTypes
{
    private static readonly string[] s_types = ["SATA", "SAS", "SSD", "co-p1", "uh-l1"];

    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("types", call => Answers.One("volume_types", Answers.Array(s_types.Select(type => View(type, call))))),
        Row("types/{type_id}", call => Answers.One("volume_type", View(Find(call), call))),
        Row("os-availability-zone", call => Answers.One("availabilityZoneInfo", Answers.Array(call.Surroundings.Zones().Order(StringComparer.Ordinal)
            .Select(zone => new JsonObject { ["zoneName"] = zone, ["zoneState"] = new JsonObject { ["available"] = true } })))),
    ];

    private static NeighbourRoute Row(string path, Func<NeighbourCall, Reply> answer) => new("GET", $"/v1|v2|v3/{{project_id}}/{path}", answer) { Form = ErrorForm.OpenStack };

    private static string Find(NeighbourCall call) =>
        Array.Find(s_types, type => type == call.Path["type_id"] || IdOf(type, call) == call.Path["type_id"]) ?? throw Declined.Missing("Volume type", call.Path["type_id"]);

    private static string IdOf(string type, NeighbourCall call) => Surroundings.Identity.Uuid(call.Surroundings.Blueprint.Seed, "volume types", type);

    private static JsonObject View(string type, NeighbourCall call) => new()
    {
        ["id"] = IdOf(type, call),
        ["name"] = type,
        ["description"] = "",
        ["is_public"] = true,
        ["extra_specs"] = new JsonObject { ["volume_backend_name"] = type },
    };
}
