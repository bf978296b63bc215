namespace SdrsMock.CompanionServices.Ims;

/// <summary>A public image. It has no content: what is told of it is what clients choose by.</summary>
internal sealed record Image(string Id, string Name, string OsType, string Platform, string OsVersion, int MinDisk);
