namespace SdrsMock.Model;

/// <summary>The values of the status members, as they are on the wire (schemas/catalog/statuses.json).</summary>
internal static class Status
{
    public const string Creating = "creating";
    public const string Available = "available";
    public const string Protected = "protected";
    public const string FailedOver = "failed-over";
    public const string Deleting = "deleting";
    public const string Error = "error";
    public const string ErrorDeleting = "error-deleting";

    public const string Starting = "starting";
    public const string ErrorStarting = "error-starting";
    public const string Stopping = "stopping";
    public const string ErrorStopping = "error-stopping";
    public const string Reversing = "reversing";
    public const string ErrorReversing = "error-reversing";
    public const string FailingOver = "failing-over";
    public const string ErrorFailingOver = "error-failing-over";
    public const string Reprotecting = "reprotecting";
    public const string ErrorReprotecting = "error-reprotecting";

    public const string NicCreating = "nic-creating";
    public const string NicDeleting = "nic-deleting";
    public const string Resizing = "resizing";
    public const string ErrorResizing = "error-resizing";
    public const string Invalid = "invalid";
    public const string Fault = "fault";

    public const string Extending = "extending";
    public const string ErrorExtending = "error-extending";
    public const string Attaching = "attaching";
    public const string ErrorAttaching = "error-attaching";
    public const string Detaching = "detaching";
    public const string ErrorDetaching = "error-detaching";

    /// <summary>Whether a job is running on a resource with this status.</summary>
    public static bool IsTransitional(string status) => status is
        Creating or Deleting or Starting or Stopping or Reversing or FailingOver or Reprotecting
        or NicCreating or NicDeleting or Resizing or Extending or Attaching or Detaching;

    /// <summary>Whether the filter <c>query_type=status_abnormal</c> selects this status.</summary>
    public static bool IsAbnormal(string status) => status is Invalid or Fault || status.StartsWith(Error, StringComparison.Ordinal);
}
