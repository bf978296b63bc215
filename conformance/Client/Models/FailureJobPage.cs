using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of failed tasks.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="FailureJobs">Those of the page.</param>
public sealed record FailureJobPage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("failure_jobs")] IReadOnlyList<FailureJob> FailureJobs);
