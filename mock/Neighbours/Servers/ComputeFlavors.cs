using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Surroundings;
using SdrsMock.Surroundings.Inventory;

namespace SdrsMock.Neighbours.Servers;

/// <summary>Flavors, availability zones and key pairs, in the OpenStack spelling.</summary>
internal static class ComputeFlavors
{
    private const string Root = "/v2|v2.1/{project_id}";

    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("/flavors", call => Answers.One("flavors", Answers.Array(call.Surroundings.Flavors.ByMarker(call, flavor => flavor.Id)
            .Select(flavor => new JsonObject { ["id"] = flavor.Id, ["name"] = flavor.Id, ["links"] = Links(flavor.Id, call) })))),
        Row("/flavors/detail", call => Answers.One("flavors", Answers.Array(call.Surroundings.Flavors.ByMarker(call, flavor => flavor.Id).Select(flavor => View(flavor, call))))),
        Row("/flavors/{flavor_id}", call => Answers.One("flavor", View(Find(call), call))),
        Row("/flavors/{flavor_id}/os-extra_specs", ExtraSpecs),
        Row("/os-availability-zone", Zones),
        Row("/os-availability-zone/detail", Zones),
        Row("/os-keypairs", call => Answers.One("keypairs", Answers.Array(call.Surroundings.KeyPairs.Select(pair => new JsonObject { ["keypair"] = View(pair) })))),
        Row("/os-keypairs/{name}", call => Answers.One("keypair", View(call.Surroundings.KeyPairs[call.Path["name"]] ?? throw Declined.Missing("Keypair", call.Path["name"])))),
    ];

    public static JsonArray Links(string id, NeighbourCall call) =>
        new(new JsonObject { ["rel"] = "bookmark", ["href"] = $"{call.BaseUrl}/{call.World.ProjectId}/flavors/{id}" });

    private static NeighbourRoute Row(string path, Func<NeighbourCall, Reply> answer) => new("GET", Root + path, answer) { Form = ErrorForm.OpenStack };

    private static Reply ExtraSpecs(NeighbourCall call)
    {
        _ = Find(call);
        return Answers.One("extra_specs", new JsonObject());
    }

    private static Flavor Find(NeighbourCall call) => call.Surroundings.Flavors[call.Path["flavor_id"]] ?? throw Declined.Missing("Flavor", call.Path["flavor_id"]);

    private static JsonObject View(Flavor flavor, NeighbourCall call) => new()
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
        ["links"] = Links(flavor.Id, call),
    };

    private static Reply Zones(NeighbourCall call) => Answers.One("availabilityZoneInfo", Answers.Array(call.Surroundings.Zones().Order(StringComparer.Ordinal).Select(zone => new JsonObject
    {
        ["zoneName"] = zone,
        ["zoneState"] = new JsonObject { ["available"] = true },
        ["hosts"] = null,
    })));

    private static JsonObject View(KeyPair pair) => new() { ["name"] = pair.Name, ["type"] = "ssh", ["public_key"] = "", ["fingerprint"] = "" };
}
