namespace SdrsMock.Client.Models;

/// <summary>The statuses of a job. Source: <c>schemas/types/job-status.json</c>.</summary>
public static class JobStatus
{
    /// <summary>Not started.</summary>
    public const string Init = "INIT";

    /// <summary>In progress.</summary>
    public const string Running = "RUNNING";

    /// <summary>Succeeded.</summary>
    public const string Success = "SUCCESS";

    /// <summary>Failed; see error code and reason.</summary>
    public const string Fail = "FAIL";
}
