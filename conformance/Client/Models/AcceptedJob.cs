using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>
/// A call that was accepted and goes on;
/// <see cref="SdrsClient.WaitForJobAsync(AcceptedJob, JobPollingOptions?, CancellationToken)"/> tells how it ends.
/// </summary>
/// <param name="JobId">Id of the job.</param>
public sealed record AcceptedJob([property: JsonPropertyName("job_id")] string JobId);
