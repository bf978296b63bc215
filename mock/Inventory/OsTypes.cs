namespace SdrsMock.Inventory;

/// <summary>The operating systems that SDRS distinguishes.</summary>
internal static class OsTypes
{
    public const string Linux = "Linux";
    public const string Windows = "Windows";

    public static readonly IReadOnlySet<string> All =
        new HashSet<string>(StringComparer.Ordinal) { Linux, Windows };
}
