namespace SdrsMock.Client.Models;

/// <summary>The actions that can have failed, as the task center names them. Source: <c>schemas/types/failure-status.json</c>.</summary>
public static class FailureStatus
{
    /// <summary>Making it.</summary>
    public const string CreateFail = "createFail";

    /// <summary>Deleting it.</summary>
    public const string DeleteFail = "deleteFail";

    /// <summary>Attaching a pair.</summary>
    public const string AttachFail = "attachFail";

    /// <summary>Detaching a pair.</summary>
    public const string DetachFail = "detachFail";

    /// <summary>Expanding a pair.</summary>
    public const string ExpandFail = "expandFail";

    /// <summary>Changing flavors.</summary>
    public const string ResizeFail = "resizeFail";

    /// <summary>Enabling protection.</summary>
    public const string StartFail = "startFail";

    /// <summary>Disabling protection.</summary>
    public const string StopFail = "stopFail";

    /// <summary>A switchover.</summary>
    public const string ReverseFail = "reverseFail";

    /// <summary>A failover.</summary>
    public const string FailoverFail = "failoverFail";

    /// <summary>Enabling protection again.</summary>
    public const string ReprotectFail = "reprotectFail";
}
