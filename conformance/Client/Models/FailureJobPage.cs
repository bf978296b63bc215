using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of failed tasks.</summary>
/// <param name="Count">Number of matches on all pages.</param>
/// <param name="FailureJobs">The entries of this page.</param>
public sealed record FailureJobPage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("failure_jobs")] IReadOnlyList<FailureJob> FailureJobs);
