namespace SdrsMock.Inventory;

/// <summary>The charging modes.</summary>
internal static class ChargingModes
{
    /// <summary>Pay per use.</summary>
    public const string PostPaid = "postPaid";

    /// <summary>
    /// Yearly or monthly; forbids resizing, extending and deletion with the instance or pair (SDRS.1376, 1819, 1354, 1827).
    /// </summary>
    public const string PrePaid = "prePaid";

    /// <summary>All charging modes.</summary>
    public static readonly IReadOnlySet<string> All =
        new HashSet<string>(StringComparer.Ordinal) { PostPaid, PrePaid };
}
