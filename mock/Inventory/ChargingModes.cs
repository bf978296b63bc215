namespace SdrsMock.Inventory;

/// <summary>The ways of paying.</summary>
internal static class ChargingModes
{
    public const string PostPaid = "postPaid";

    /// <summary>Yearly or monthly; forbids resizing, extending and deleting along (SDRS.1376, 1819, 1354, 1827).</summary>
    public const string PrePaid = "prePaid";

    public static readonly IReadOnlySet<string> All =
        new HashSet<string>(StringComparer.Ordinal) { PostPaid, PrePaid };
}
