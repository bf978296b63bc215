using System.Text.Json.Nodes;
using SdrsMock.Http;

namespace SdrsMock.CompanionServices.Ims;

/// <summary>Lists and shows images: <c>images</c> in the Glance API (OpenStack), <c>cloudimages</c> in the IMS API.</summary>
internal static class ImageEndpoints
{
    public static IReadOnlyList<ServiceRoute> Routes { get; } =
    [
        Row("/v2/images", List),
        Row("/v2/cloudimages", List),
        Row("/v2/images/{image_id}", Show),
        // openstacksdk requests this when it does not find an image by id.
        Row("/v2/schemas/images", _ => Responses.Ok(new() { ["name"] = "images" })),
    ];

    private static ServiceRoute Row(string path, Func<ServiceCallContext, Response> handler) =>
        new("GET", path, handler) { Format = ErrorFormat.Ims };

    private static Response List(ServiceCallContext context)
    {
        var images = ImageCatalog.InEdition(context.Inventory.Template.Edition.Name, context.Inventory.Template.Seed)
            .Where(context, "id", image => image.Id)
            .Where(context, "name", image => image.Name)
            .Where(context, "__os_type", image => image.OsType)
            .Where(context, "__platform", image => image.Platform)
            .Where(context, "__os_version", image => image.OsVersion)
            .Where(context, "__imagetype", _ => "gold")
            .Where(context, "visibility", _ => "public")
            .Where(context, "status", _ => "active")
            .Where(context, "owner", _ => "");
        return Responses.Ok(new()
        {
            ["images"] = Responses.Array(images.ByMarker(context, image => image.Id).Select(View)),
            ["schema"] = "/v2/schemas/images",
            ["first"] = "/v2/images",
        });
    }

    private static Response Show(ServiceCallContext context) => Responses.Ok(View(
        ImageCatalog.Find(context.Path["image_id"], context.Inventory.Template.Seed)
            ?? throw ServiceException.Missing("Image", context.Path["image_id"])));

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
        ["created_at"] = FixedTimestamps.Long,
        ["updated_at"] = FixedTimestamps.Long,
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
