namespace SdrsMock.Client.Models;

/// <summary>The statuses of a protection group. Source: <c>schemas/types/protection-group-status.json</c>.</summary>
public static class ProtectionGroupStatus
{
    /// <summary>Is being created.</summary>
    public const string Creating = "creating";

    /// <summary>Created, and not protected.</summary>
    public const string Available = "available";

    /// <summary>Protected: the data is replicated.</summary>
    public const string Protected = "protected";

    /// <summary>Is being deleted.</summary>
    public const string Deleting = "deleting";

    /// <summary>The deletion failed.</summary>
    public const string ErrorDeleting = "error-deleting";

    /// <summary>The creation failed.</summary>
    public const string Error = "error";

    /// <summary>Protection is being enabled.</summary>
    public const string Starting = "starting";

    /// <summary>Enabling protection failed.</summary>
    public const string ErrorStarting = "error-starting";

    /// <summary>Protection is being enabled again after a failover.</summary>
    public const string Reprotecting = "reprotecting";

    /// <summary>Enabling protection again failed.</summary>
    public const string ErrorReprotecting = "error-reprotecting";

    /// <summary>Protection is being disabled.</summary>
    public const string Stopping = "stopping";

    /// <summary>Disabling protection failed.</summary>
    public const string ErrorStopping = "error-stopping";

    /// <summary>A switchover (planned failover) is in progress.</summary>
    public const string Reversing = "reversing";

    /// <summary>The switchover failed.</summary>
    public const string ErrorReversing = "error-reversing";

    /// <summary>A failover is in progress.</summary>
    public const string FailingOver = "failing-over";

    /// <summary>Failed over; protection can be enabled again.</summary>
    public const string FailedOver = "failed-over";

    /// <summary>The failover failed.</summary>
    public const string ErrorFailingOver = "error-failing-over";
}
