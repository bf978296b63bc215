using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Shows a job.</summary>
    /// <remarks>Source: apis/job/querying_the_job_status.rst.</remarks>
    public Task<Job> ShowJobStatusAsync(string jobId, CancellationToken cancellationToken = default) =>
        ReadAsync($"jobs/{jobId}", s_json.Job, null, cancellationToken);

    /// <inheritdoc cref="WaitForJobAsync(string, JobPollingOptions?, CancellationToken)"/>
    public Task<Job> WaitForJobAsync(AcceptedJob job, JobPollingOptions? patience = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return WaitForJobAsync(job.JobId, patience, cancellationToken);
    }

    /// <summary>Waits until a job has succeeded.</summary>
    /// <param name="jobId">Id of the job.</param>
    /// <param name="patience">How often to look and how long to wait; <see cref="JobPollingOptions.Default"/> unless given.</param>
    /// <param name="cancellationToken">Gives up waiting; the job goes on.</param>
    /// <returns>The job at its end, with what it made in <see cref="Job.Entities"/>.</returns>
    /// <exception cref="SdrsJobException">The job failed; its error code and reason are in the exception.</exception>
    /// <exception cref="TimeoutException">The job still runs and patience is at its end.</exception>
    /// <exception cref="SdrsException">The job cannot be asked about.</exception>
    public async Task<Job> WaitForJobAsync(string jobId, JobPollingOptions? patience = null, CancellationToken cancellationToken = default)
    {
        var (poll, atMost) = patience ?? JobPollingOptions.Default;
        var started = _time.GetTimestamp();
        while (true)
        {
            var job = await ShowJobStatusAsync(jobId, cancellationToken).ConfigureAwait(false);
            switch (job.Status)
            {
                case JobStatus.Success:
                    return job;
                case JobStatus.Fail:
                    throw new SdrsJobException(job);
                default:
                    break;
            }

            if (atMost is { } limit && _time.GetElapsedTime(started) + poll > limit)
            {
                throw new TimeoutException(
                    $"job {jobId} ({job.JobType}) is still {job.Status} after {_time.GetElapsedTime(started).TotalSeconds:0.#} s");
            }

            await Task.Delay(poll, _time, cancellationToken).ConfigureAwait(false);
        }
    }
}
