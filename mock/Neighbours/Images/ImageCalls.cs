using System.Text.Json.Nodes;
using SdrsMock.Engine;

namespace SdrsMock.Neighbours.Images;

/// <summary>Finding an image: <c>images</c> in the OpenStack spelling (Glance), <c>cloudimages</c> in IMS's own.</summary>
internal static class ImageCalls
{
    public static IReadOnlyList<NeighbourRoute> Routes { get; } =
    [
        Row("/v2/images", List),
        Row("/v2/cloudimages", List),
        Row("/v2/images/{image_id}", Show),
        // openstacksdk looks here when an id is none.
        Row("/v2/schemas/images", _ => Answers.Ok(new() { ["name"] = "images" })),
    ];

    private static NeighbourRoute Row(string path, Func<NeighbourCall, Reply> answer) => new("GET", path, answer) { Form = ErrorForm.Ims };

    private static Reply List(NeighbourCall call)
    {
        var images = ImageCatalog.All(call.Surroundings.Blueprint.Seed)
            .Where(call, "id", image => image.Id)
            .Where(call, "name", image => image.Name)
            .Where(call, "__os_type", image => image.OsType)
            .Where(call, "__platform", image => image.Platform)
            .Where(call, "__os_version", image => image.OsVersion)
            .Where(call, "__imagetype", _ => "gold")
            .Where(call, "visibility", _ => "public")
            .Where(call, "status", _ => "active")
            .Where(call, "owner", _ => "");
        return Answers.Ok(new()
        {
            ["images"] = Answers.Array(images.ByMarker(call, image => image.Id).Select(View)),
            ["schema"] = "/v2/schemas/images",
            ["first"] = "/v2/images",
        });
    }

    private static Reply Show(NeighbourCall call) => Answers.Ok(View(
        ImageCatalog.Find(call.Path["image_id"], call.Surroundings.Blueprint.Seed) ?? throw Declined.Missing("Image", call.Path["image_id"])));

    private static JsonObject View(Image image) => new()
    {
        ["id"] = image.Id,
        ["name"] = image.Name,
        ["status"] = "active",
        ["visibility"] = "public",
        ["owner"] = "",
        ["protected"] = true,
        ["min_disk"] = image.MinDisk,
        ["min_ram"] = 0,
        ["size"] = 0,
        ["disk_format"] = "zvhd2",
        ["container_format"] = "bare",
        ["created_at"] = Stamps.Long,
        ["updated_at"] = Stamps.Long,
        ["schema"] = "/v2/schemas/image",
        ["self"] = $"/v2/images/{image.Id}",
        ["file"] = $"/v2/images/{image.Id}/file",
        ["tags"] = new JsonArray(),
        ["__imagetype"] = "gold",
        ["__isregistered"] = "true",
        ["__os_bit"] = "64",
        ["__os_type"] = image.OsType,
        ["__os_version"] = image.OsVersion,
        ["__platform"] = image.Platform,
        ["__image_source_type"] = "uds",
        ["virtual_env_type"] = "FusionCompute",
    };
}
