using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Editing;

namespace SdrsMock.CompanionServices.Ecs;

/// <summary>Flavors, availability zones and key pairs, in the Nova API (OpenStack).</summary>
internal static class NovaFlavors
{
    private const string Root = "/v2|v2.1/{project_id}";

    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("/flavors", context => List(context, flavor => new()
        {
            ["id"] = flavor.Id,
            ["name"] = flavor.Id,
            ["links"] = Links(flavor.Id, context),
        })),
        Row("/flavors/detail", context => List(context, flavor => View(flavor, context))),
        Row("/flavors/{flavor_id}", context => Responses.Single("flavor", View(Find(context), context))),
        Row("/flavors/{flavor_id}/os-extra_specs", ExtraSpecs),
        Row("/os-availability-zone", Zones),
        Row("/os-availability-zone/detail", Zones),
        Row(
            "/os-keypairs",
            context => Responses.Single(
                "keypairs", Responses.Array(context.Inventory.KeyPairs.Select(pair => new JsonObject { ["keypair"] = View(pair) })))),
        Row("/os-keypairs/{name}", context => Responses.Single("keypair", View(FindKeyPair(context)))),
    ];

    public static JsonArray Links(string id, ServiceCallContext context) =>
        new(new JsonObject { ["rel"] = "bookmark", ["href"] = $"{context.BaseUrl}/{context.Project.ProjectId}/flavors/{id}" });

    private static ServiceRoute Row(string path, Func<ServiceCallContext, Response> handler) =>
        new("GET", Root + path, handler) { Format = ErrorFormat.OpenStack };

    private static Response List(ServiceCallContext context, Func<Flavor, JsonObject> view) =>
        Responses.Single("flavors", Responses.Array(EcsFlavors.All(context).ByMarker(context, flavor => flavor.Id).Select(view)));

    private static KeyPair FindKeyPair(ServiceCallContext context) =>
        context.Inventory.KeyPairs[context.Path["name"]] ?? throw ServiceException.Missing("Keypair", context.Path["name"]);

    private static Response ExtraSpecs(ServiceCallContext context)
    {
        _ = Find(context);
        return Responses.Single("extra_specs", new JsonObject());
    }

    private static Flavor Find(ServiceCallContext context) =>
        EcsFlavors.Find(context, context.Path["flavor_id"]) ?? throw ServiceException.Missing("Flavor", context.Path["flavor_id"]);

    private static JsonObject View(Flavor flavor, ServiceCallContext context) => new()
    {
        ["id"] = flavor.Id,
        ["name"] = flavor.Id,
        ["vcpus"] = flavor.Vcpus,
        ["ram"] = flavor.RamMb,
        ["disk"] = 0,
        ["swap"] = "",
        ["rxtx_factor"] = 1.0,
        ["OS-FLV-EXT-DATA:ephemeral"] = 0,
        ["OS-FLV-DISABLED:disabled"] = false,
        ["os-flavor-access:is_public"] = true,
        ["links"] = Links(flavor.Id, context),
    };

    private static Response Zones(ServiceCallContext context) =>
        Responses.Single(
            "availabilityZoneInfo", Responses.Array(context.Inventory.Zones().Order(StringComparer.Ordinal).Select(ViewZone)));

    private static JsonObject ViewZone(string zone) => new()
    {
        ["zoneName"] = zone,
        ["zoneState"] = new JsonObject { ["available"] = true },
        ["hosts"] = null,
    };

    private static JsonObject View(KeyPair pair) =>
        new() { ["name"] = pair.Name, ["type"] = "ssh", ["public_key"] = "", ["fingerprint"] = "" };
}
