using SdrsMock.Inventory;

namespace SdrsMock.CompanionServices.Ims;

/// <summary>All images: those of every edition first, then those by the names that plans of one edition use.</summary>
internal static class ImageCatalog
{
    private static readonly (string Name, string OsType, string Platform, string Version, int MinDisk, string? Edition)[] s_images =
    [
        ("Ubuntu 24.04 server 64bit", OsTypes.Linux, "Ubuntu", "Ubuntu 24.04 server 64bit", 10, null),
        ("Debian 12 server 64bit", OsTypes.Linux, "Debian", "Debian GNU/Linux 12 64bit", 10, null),
        ("Windows Server 2022 Standard 64bit", OsTypes.Windows, "Windows", "Windows Server 2022 Standard 64bit", 40, null),
        ("CentOS 7.6 64bit", OsTypes.Linux, "CentOS", "CentOS 7.6 64bit", 40, "huawei"),
        ("CentOS 7.9 64bit", OsTypes.Linux, "CentOS", "CentOS 7.9 64bit", 40, "huawei"),
        ("Ubuntu 18.04 server 64bit", OsTypes.Linux, "Ubuntu", "Ubuntu 18.04 server 64bit", 40, "huawei"),
        ("Ubuntu 20.04 server 64bit", OsTypes.Linux, "Ubuntu", "Ubuntu 20.04 server 64bit", 40, "huawei"),
        ("Ubuntu 22.04 server 64bit", OsTypes.Linux, "Ubuntu", "Ubuntu 22.04 server 64bit", 40, "huawei"),
        ("Windows Server 2019 Standard 64bit", OsTypes.Windows, "Windows", "Windows Server 2019 Standard 64bit", 40, "huawei"),
        ("Standard_Debian_11_latest", OsTypes.Linux, "Debian", "Debian GNU/Linux 11 64bit", 4, "otc"),
        ("Standard_Debian_12_latest", OsTypes.Linux, "Debian", "Debian GNU/Linux 12 64bit", 4, "otc"),
        ("Standard_Ubuntu_20.04_latest", OsTypes.Linux, "Ubuntu", "Ubuntu 20.04 server 64bit", 4, "otc"),
        ("Standard_Ubuntu_22.04_latest", OsTypes.Linux, "Ubuntu", "Ubuntu 22.04 server 64bit", 4, "otc"),
        ("Standard_CentOS_7_latest", OsTypes.Linux, "CentOS", "CentOS 7.9 64bit", 4, "otc"),
        ("Standard_Windows_2019_STD_latest", OsTypes.Windows, "Windows", "Windows Server 2019 Standard 64bit", 40, "otc"),
    ];

    public static IEnumerable<Image> All(long seed) => s_images.Select(image =>
        new Image(
            SdrsMock.Common.DeterministicIds.Uuid(seed, "images", image.Name),
            image.Name,
            image.OsType,
            image.Platform,
            image.Version,
            image.MinDisk,
            image.Edition));

    /// <summary>The images that an edition lists.</summary>
    public static IEnumerable<Image> InEdition(string edition, long seed) => All(seed).Where(image =>
        image.EditionPrefix is null || edition.StartsWith(image.EditionPrefix, StringComparison.Ordinal));

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
