namespace SdrsMock.Client.Models;

/// <summary>The statuses of a protected instance. Source: <c>schemas/types/protected-instance-status.json</c>.</summary>
public static class ProtectedInstanceStatus
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

    /// <summary>A NIC is being added.</summary>
    public const string NicCreating = "nic-creating";

    /// <summary>A NIC is being deleted.</summary>
    public const string NicDeleting = "nic-deleting";

    /// <summary>Protection is being enabled.</summary>
    public const string Starting = "starting";

    /// <summary>Enabling protection failed.</summary>
    public const string ErrorStarting = "error-starting";

    /// <summary>Protected: the data is replicated.</summary>
    public const string Protected = "protected";

    /// <summary>A switchover (planned failover) is in progress.</summary>
    public const string Reversing = "reversing";

    /// <summary>A failover is in progress.</summary>
    public const string FailingOver = "failing-over";

    /// <summary>Failed over; protection can be enabled again.</summary>
    public const string FailedOver = "failed-over";

    /// <summary>Protection is being enabled again after a failover.</summary>
    public const string Reprotecting = "reprotecting";

    /// <summary>Protection is being disabled.</summary>
    public const string Stopping = "stopping";

    /// <summary>Disabling protection failed.</summary>
    public const string ErrorStopping = "error-stopping";

    /// <summary>The switchover failed.</summary>
    public const string ErrorReversing = "error-reversing";

    /// <summary>The failover failed.</summary>
    public const string ErrorFailingOver = "error-failing-over";

    /// <summary>Enabling protection again failed.</summary>
    public const string ErrorReprotecting = "error-reprotecting";

    /// <summary>The flavors are being changed.</summary>
    public const string Resizing = "resizing";

    /// <summary>Changing the flavors failed.</summary>
    public const string ErrorResizing = "error-resizing";

    /// <summary>The servers or disks are not in the expected state; only deletion is possible.</summary>
    public const string Invalid = "invalid";

    /// <summary>The replication has a fault; see the pair's fault level.</summary>
    public const string Fault = "fault";
}
