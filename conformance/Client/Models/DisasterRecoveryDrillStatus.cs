namespace SdrsMock.Client.Models;

/// <summary>The statuses of a DR drill. Source: <c>schemas/types/drill-status.json</c>.</summary>
public static class DisasterRecoveryDrillStatus
{
    /// <summary>Being made.</summary>
    public const string Creating = "creating";

    /// <summary>Made, and not protected.</summary>
    public const string Available = "available";

    /// <summary>Being deleted.</summary>
    public const string Deleting = "deleting";

    /// <summary>The deletion failed.</summary>
    public const string ErrorDeleting = "error-deleting";

    /// <summary>It could not be made.</summary>
    public const string Error = "error";
}
