namespace SdrsMock.CompanionServices;

/// <summary>
/// The time of everything's making, for members that clients want to parse. The mock keeps no history of its surroundings.
/// </summary>
internal static class FixedTimestamps
{
    /// <summary>With a zone, as servers and images have.</summary>
    public const string Long = "2026-01-01T00:00:00Z";

    /// <summary>Without one, as disks and ports have.</summary>
    public const string Short = "2026-01-01T00:00:00.000000";
}
