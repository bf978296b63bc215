using SdrsMock.Client.Models;

namespace SdrsMock.Client;

/// <summary>Thrown when a job that was waited for has failed.</summary>
/// <param name="job">The job as the service returned it last.</param>
public sealed class SdrsJobException(Job job) : Exception($"job {job.JobId} ({job.JobType}) failed with {job.ErrorCode}: {job.FailReason}")
{
    /// <summary>The failed job. <see cref="Job.Entities"/> contains the IDs of the resources that it worked on.</summary>
    public Job Job => job;

    /// <summary>The error code, such as <c>SDRS.0011</c>; null if the job has none.</summary>
    public string? Code => job.ErrorCode;

    /// <summary>The reason as the service states it; null if the job has none.</summary>
    public string? FailReason => job.FailReason;
}
