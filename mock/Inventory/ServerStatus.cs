namespace SdrsMock.Inventory;

/// <summary>The statuses of a cloud server.</summary>
internal static class ServerStatus
{
    public const string Active = "ACTIVE";
    public const string Shutoff = "SHUTOFF";
    public const string Error = "ERROR";

    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        Active, Shutoff, Error, "BUILD", "DELETED", "HARD_REBOOT", "MIGRATING", "PAUSED", "REBOOT", "REBUILD",
        "RESIZE", "REVERT_RESIZE", "SHELVED", "SHELVED_OFFLOADED", "SUSPENDED", "UNKNOWN", "VERIFY_RESIZE",
    };
}
