namespace SdrsMock.CompanionServices;

/// <summary>
/// Fixed creation and update times, for members that clients parse. The mock stores no history of the inventory.
/// </summary>
internal static class FixedTimestamps
{
    /// <summary>With a time zone, the format of servers and images.</summary>
    public const string Long = "2026-01-01T00:00:00Z";

    /// <summary>Without a time zone, the format of disks and ports.</summary>
    public const string Short = "2026-01-01T00:00:00.000000";
}
