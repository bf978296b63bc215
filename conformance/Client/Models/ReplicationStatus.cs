namespace SdrsMock.Client.Models;

/// <summary>The statuses of a replication pair. Source: <c>schemas/types/replication-pair-status.json</c>.</summary>
public static class ReplicationStatus
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

    /// <summary>The disks are being expanded.</summary>
    public const string Extending = "extending";

    /// <summary>The expansion failed.</summary>
    public const string ErrorExtending = "error-extending";

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

    /// <summary>The servers or disks are not in the expected state; only deletion is possible.</summary>
    public const string Invalid = "invalid";

    /// <summary>The replication has a fault; see the pair's fault level.</summary>
    public const string Fault = "fault";

    /// <summary>Is being attached to a protected instance.</summary>
    public const string Attaching = "attaching";

    /// <summary>Is being detached from a protected instance.</summary>
    public const string Detaching = "detaching";

    /// <summary>Attaching failed.</summary>
    public const string ErrorAttaching = "error-attaching";

    /// <summary>Detaching failed.</summary>
    public const string ErrorDetaching = "error-detaching";
}
