using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory.Editing;

namespace SdrsMock.CompanionServices.Evs;

/// <summary>Disk types and availability zones, in the Cinder API (OpenStack).</summary>
internal static class VolumeTypes
{
    private static readonly string[] s_types = ["SATA", "SAS", "SSD", "co-p1", "uh-l1"];

    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("types", context => Responses.Single("volume_types", Responses.Array(s_types.Select(type => View(type, context))))),
        Row("types/{type_id}", context => Responses.Single("volume_type", View(Find(context), context))),
        Row("os-availability-zone", context => Responses.Single(
            "availabilityZoneInfo", Responses.Array(context.Inventory.Zones().Order(StringComparer.Ordinal).Select(ViewZone)))),
    ];

    private static ServiceRoute Row(string path, Func<ServiceCallContext, Response> handler) =>
        new("GET", $"/v1|v2|v3/{{project_id}}/{path}", handler) { Format = ErrorFormat.OpenStack };

    private static string Find(ServiceCallContext context) =>
        Array.Find(s_types, type => type == context.Path["type_id"] || IdOf(type, context) == context.Path["type_id"])
            ?? throw ServiceException.Missing("Volume type", context.Path["type_id"]);

    private static string IdOf(string type, ServiceCallContext context) =>
        SdrsMock.Common.DeterministicIds.Uuid(context.Inventory.Template.Seed, "volume types", type);

    private static string Zones(ServiceCallContext context) =>
        string.Join(",", context.Inventory.Zones().Order(StringComparer.Ordinal));

    private static JsonObject ViewZone(string zone) => new()
    {
        ["zoneName"] = zone,
        ["zoneState"] = new JsonObject { ["available"] = true },
    };

    private static JsonObject View(string type, ServiceCallContext context) => new()
    {
        ["id"] = IdOf(type, context),
        ["name"] = type,
        ["description"] = "",
        ["is_public"] = true,
        ["extra_specs"] = new JsonObject
        {
            ["volume_backend_name"] = type,
            ["availability-zone"] = Zones(context),
            ["RESKEY:availability_zones"] = Zones(context),
            ["os-vendor-extended:sold_out_availability_zones"] = "",
        },
    };
}
