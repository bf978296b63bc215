namespace SdrsMock.Model;

/// <summary>The values of a job's status.</summary>
internal static class JobStatus
{
    public const string Init = "INIT";
    public const string Running = "RUNNING";
    public const string Success = "SUCCESS";
    public const string Fail = "FAIL";
}
