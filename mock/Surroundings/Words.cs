namespace SdrsMock.Surroundings;

/// <summary>The states of a cloud server.</summary>
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

/// <summary>The states of a disk.</summary>
internal static class VolumeStatus
{
    public const string Available = "available";
    public const string InUse = "in-use";
    public const string Error = "error";

    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        Available, InUse, Error, "attaching", "awaiting-transfer", "backing-up", "creating", "deleting", "detaching",
        "downloading", "error_deleting", "error_extending", "error_restoring", "error_rollbacking", "extending",
        "maintenance", "reserved", "restoring-backup", "retyping", "rollbacking", "uploading",
    };
}

/// <summary>The states of a dedicated storage pool.</summary>
internal static class StoragePoolStatus
{
    public const string Available = "available";
    public const string Deploying = "deploying";

    public static readonly IReadOnlySet<string> All =
        new HashSet<string>(StringComparer.Ordinal) { Available, Deploying };
}

/// <summary>The operating systems that SDRS tells apart.</summary>
internal static class OsTypes
{
    public const string Linux = "Linux";
    public const string Windows = "Windows";

    public static readonly IReadOnlySet<string> All =
        new HashSet<string>(StringComparer.Ordinal) { Linux, Windows };
}

/// <summary>The ways of paying.</summary>
internal static class ChargingModes
{
    public const string PostPaid = "postPaid";

    /// <summary>Yearly or monthly; forbids resizing, extending and deleting along (SDRS.1376, 1819, 1354, 1827).</summary>
    public const string PrePaid = "prePaid";

    public static readonly IReadOnlySet<string> All =
        new HashSet<string>(StringComparer.Ordinal) { PostPaid, PrePaid };
}
