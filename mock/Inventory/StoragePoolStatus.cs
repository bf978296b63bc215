namespace SdrsMock.Inventory;

/// <summary>The statuses of a dedicated storage pool.</summary>
internal static class StoragePoolStatus
{
    public const string Available = "available";
    public const string Deploying = "deploying";

    public static readonly IReadOnlySet<string> All =
        new HashSet<string>(StringComparer.Ordinal) { Available, Deploying };
}
