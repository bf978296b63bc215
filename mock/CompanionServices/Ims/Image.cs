namespace SdrsMock.CompanionServices.Ims;

/// <summary>A public image without content; only the metadata by which clients select an image. The minimum disk size is in GB.</summary>
internal sealed record Image(string Id, string Name, string OsType, string Platform, string OsVersion, int MinDisk, string? EditionPrefix);
