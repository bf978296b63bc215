using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>
/// The job of an accepted request. <see cref="SdrsClient.WaitForJobAsync(AcceptedJob, JobPollingOptions?, CancellationToken)"/>
/// waits until it ends.
/// </summary>
/// <param name="JobId">ID of the job.</param>
public sealed record AcceptedJob([property: JsonPropertyName("job_id")] string JobId);
