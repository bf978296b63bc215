namespace SdrsMock.Client.Models;

/// <summary>The statuses of a job. Source: <c>schemas/types/job-status.json</c>.</summary>
public static class JobStatus
{
    /// <summary>Not begun.</summary>
    public const string Init = "INIT";

    /// <summary>Going on.</summary>
    public const string Running = "RUNNING";

    /// <summary>Done.</summary>
    public const string Success = "SUCCESS";

    /// <summary>Failed; error code and reason say why.</summary>
    public const string Fail = "FAIL";
}
