using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Evs;

/// <summary>The tags and the metadata of disks: their calls, and how requests and responses write them.</summary>
internal static class VolumeLabels
{
    private const string Evs = "/v2|v2.1|v3/{project_id}/cloudvolumes|os-vendor-volumes/{volume_id}";
    private const string Cinder = "/v1|v2|v3/{project_id}/volumes/{volume_id}/metadata";

    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        new("GET", Evs + "/tags", ListTags) { Format = ErrorFormat.Evs },
        new("POST", Evs + "/tags/action", ChangeTags) { Format = ErrorFormat.Evs },
        new("GET", Cinder, ShowMetadata) { Format = ErrorFormat.OpenStack },
        new("POST", Cinder, context => SetMetadata(context, merge: true)) { Format = ErrorFormat.OpenStack },
        new("PUT", Cinder, context => SetMetadata(context, merge: false)) { Format = ErrorFormat.OpenStack },
    ];

    /// <summary>An object with the keys as names.</summary>
    public static JsonObject View(IReadOnlyList<Label>? labels)
    {
        var shown = new JsonObject();
        foreach (var label in labels ?? [])
        {
            shown[label.Key] = label.Value;
        }

        return shown;
    }

    /// <summary>Adds what a request says about description, metadata and tags to the members of a disk.</summary>
    public static void Read(JsonBody volume, JsonObject members)
    {
        if (volume.GetString("description") is { } description)
        {
            members["description"] = description;
        }

        foreach (var name in (string[])["metadata", "tags"])
        {
            if (ReadObject(volume, name) is { } labels)
            {
                members[name] = ToArray(labels);
            }
        }
    }

    private static Response ListTags(ServiceCallContext context) => Responses.Single("tags", Responses.Array(
        (VolumeOperations.Find(context).Tags ?? []).Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })));

    private static Response ChangeTags(ServiceCallContext context)
    {
        var volume = VolumeOperations.Find(context);
        var given = context.Body.GetArray("tags").Select(tag =>
            new Label(ServiceException.Require(tag.GetString("key"), "tags.key"), tag.GetString("value") ?? "")).ToList();
        var others = (volume.Tags ?? []).Where(tag => given.TrueForAll(change => change.Key != tag.Key));
        IEnumerable<Label> tags = context.Body.GetString("action") switch
        {
            "create" => others.Concat(given),
            "delete" => others,
            _ => throw ServiceException.Invalid("action", "must be create or delete"),
        };
        context.Patch("volumes", volume.Id, new() { ["tags"] = ToArray(tags) });
        return Response.NoContent;
    }

    private static Response ShowMetadata(ServiceCallContext context) =>
        Responses.Single("metadata", View(VolumeOperations.Find(context).Metadata));

    private static Response SetMetadata(ServiceCallContext context, bool merge)
    {
        var volume = VolumeOperations.Find(context);
        var given = ReadObject(context.Body, "metadata") ?? throw ServiceException.Invalid("metadata", "is needed");
        var others = merge ? (volume.Metadata ?? []).Where(entry => given.TrueForAll(change => change.Key != entry.Key)) : [];
        context.Patch("volumes", volume.Id, new() { ["metadata"] = ToArray(others.Concat(given)) });
        return ShowMetadata(context);
    }

    // Null when the member is absent or no object. A value that is no string counts as its JSON text.
    private static List<Label>? ReadObject(JsonBody body, string member) =>
        body.GetObject(member).Element is { ValueKind: JsonValueKind.Object } found
            ? [.. found.EnumerateObject().Select(entry => new Label(
                entry.Name, entry.Value.ValueKind is JsonValueKind.String ? entry.Value.GetString()! : entry.Value.GetRawText()))]
            : null;

    private static JsonArray ToArray(IEnumerable<Label> labels) => Responses.Array(
        labels.Select(label => new JsonObject { ["key"] = label.Key, ["value"] = label.Value }));
}
