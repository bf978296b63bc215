using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>Gets the state of a job.</summary>
    /// <param name="jobId">ID of the job.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>ShowJobStatus</c>. Source: apis/job/querying_the_job_status.rst.</remarks>
    public Task<Job> ShowJobStatusAsync(string jobId, CancellationToken cancellationToken = default) =>
        ReadAsync($"jobs/{jobId}", s_json.Job, null, cancellationToken);

    /// <summary>Waits until a job has succeeded, by polling it.</summary>
    /// <param name="job">The job, as an operation returned it.</param>
    /// <param name="options">Interval and limit of the polling; <see cref="JobPollingOptions.Default"/> when null.</param>
    /// <param name="cancellationToken">Cancels the wait; the job itself continues.</param>
    /// <inheritdoc cref="WaitForJobAsync(string, JobPollingOptions?, CancellationToken)"/>
    public Task<Job> WaitForJobAsync(AcceptedJob job, JobPollingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return WaitForJobAsync(job.JobId, options, cancellationToken);
    }

    /// <summary>Waits until a job has succeeded, by polling it.</summary>
    /// <param name="jobId">ID of the job.</param>
    /// <param name="options">Interval and limit of the polling; <see cref="JobPollingOptions.Default"/> when null.</param>
    /// <param name="cancellationToken">Cancels the wait; the job itself continues.</param>
    /// <returns>The finished job. Its <see cref="Job.Entities"/> contain the IDs of the resources that it created.</returns>
    /// <exception cref="SdrsJobException">The job failed. The exception contains its error code and reason.</exception>
    /// <exception cref="TimeoutException">The job has not ended within <see cref="JobPollingOptions.Timeout"/>.</exception>
    /// <exception cref="SdrsException">The service rejected a poll.</exception>
    /// <remarks>
    /// The wait uses the client's <see cref="TimeProvider"/>. Against a mock whose clock is frozen, pass <c>time: mock.Clock</c> when
    /// you create the client, so that waiting advances the mock's clock; with the system clock the job would never end.
    /// </remarks>
    public async Task<Job> WaitForJobAsync(string jobId, JobPollingOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (interval, timeout) = options ?? JobPollingOptions.Default;
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

            if (timeout is { } limit && _time.GetElapsedTime(started) + interval > limit)
            {
                throw new TimeoutException(
                    $"Job {jobId} ({job.JobType}) is still {job.Status} after {_time.GetElapsedTime(started).TotalSeconds:0.#} s; " +
                    $"the limit is {limit.TotalSeconds:0.#} s. Set JobPollingOptions.Timeout to wait longer.");
            }

            await Task.Delay(interval, _time, cancellationToken).ConfigureAwait(false);
        }
    }
}
