namespace SdrsMock.Client.Models;

/// <summary>The statuses of a DR drill. Source: <c>schemas/types/drill-status.json</c>.</summary>
public static class DisasterRecoveryDrillStatus
{
    /// <summary>Is being created.</summary>
    public const string Creating = "creating";

    /// <summary>Created, and not protected.</summary>
    public const string Available = "available";

    /// <summary>Is being deleted.</summary>
    public const string Deleting = "deleting";

    /// <summary>The deletion failed.</summary>
    public const string ErrorDeleting = "error-deleting";

    /// <summary>The creation failed.</summary>
    public const string Error = "error";
}
