using SdrsMock.Client.Models;

namespace SdrsMock.Client;

/// <summary>A job that was waited for has failed.</summary>
/// <param name="job">The job as the service showed it last.</param>
public sealed class SdrsJobException(Job job) : Exception($"job {job.JobId} ({job.JobType}) failed with {job.ErrorCode}: {job.FailReason}")
{
    /// <summary>The job, with what it worked on in <see cref="Job.Entities"/>.</summary>
    public Job Job => job;

    /// <summary>Such as <c>SDRS.0011</c>; null where the job names none.</summary>
    public string? Code => job.ErrorCode;

    /// <summary>Why it failed, in the service's words; null where the job says nothing.</summary>
    public string? FailReason => job.FailReason;
}
