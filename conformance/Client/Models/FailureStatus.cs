namespace SdrsMock.Client.Models;

/// <summary>The failed actions, as the task center names them. Source: <c>schemas/types/failure-status.json</c>.</summary>
public static class FailureStatus
{
    /// <summary>The creation failed.</summary>
    public const string CreateFail = "createFail";

    /// <summary>The deletion failed.</summary>
    public const string DeleteFail = "deleteFail";

    /// <summary>Attaching a replication pair failed.</summary>
    public const string AttachFail = "attachFail";

    /// <summary>Detaching a replication pair failed.</summary>
    public const string DetachFail = "detachFail";

    /// <summary>Expanding a replication pair failed.</summary>
    public const string ExpandFail = "expandFail";

    /// <summary>Changing the flavors failed.</summary>
    public const string ResizeFail = "resizeFail";

    /// <summary>Enabling protection failed.</summary>
    public const string StartFail = "startFail";

    /// <summary>Disabling protection failed.</summary>
    public const string StopFail = "stopFail";

    /// <summary>The switchover (planned failover) failed.</summary>
    public const string ReverseFail = "reverseFail";

    /// <summary>The failover failed.</summary>
    public const string FailoverFail = "failoverFail";

    /// <summary>Enabling protection again failed.</summary>
    public const string ReprotectFail = "reprotectFail";
}
