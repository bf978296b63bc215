using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Ims;

/// <summary>All images: two for Linux and one for Windows, the operating systems that SDRS distinguishes.</summary>
internal static class ImageCatalog
{
    private static readonly (string Name, string OsType, string Platform, string Version, int MinDisk)[] s_images =
    [
        ("Ubuntu 24.04 server 64bit", OsTypes.Linux, "Ubuntu", "Ubuntu 24.04 server 64bit", 10),
        ("Debian 12 server 64bit", OsTypes.Linux, "Debian", "Debian GNU/Linux 12 64bit", 10),
        ("Windows Server 2022 Standard 64bit", OsTypes.Windows, "Windows", "Windows Server 2022 Standard 64bit", 40),
    ];

    public static IEnumerable<Image> All(long seed) => s_images.Select(image =>
        new Image(
            SdrsMock.Common.DeterministicIds.Uuid(seed, "images", image.Name),
            image.Name,
            image.OsType,
            image.Platform,
            image.Version,
            image.MinDisk));

    public static Image? Find(string id, long seed) => All(seed).FirstOrDefault(image => image.Id == id);

    /// <summary>The image of a server; if unknown, the first image with the server's operating system.</summary>
    public static Image FindForServer(Server server, long seed) =>
        (server.ImageId is { } id ? Find(id, seed) : null) ?? All(seed).First(image => image.OsType == server.OsType);

    /// <summary>The variables with the ids of images.</summary>
    public static IEnumerable<KeyValuePair<string, string>> GetVariables(long seed) =>
    [
        new("image", All(seed).First().Id),
        new("image_windows", All(seed).First(image => image.OsType == OsTypes.Windows).Id),
    ];
}
