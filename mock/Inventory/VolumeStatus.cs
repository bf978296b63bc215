namespace SdrsMock.Inventory;

/// <summary>The statuses of a disk.</summary>
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
