using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of RPO statistics.</summary>
/// <param name="Count">Number of matches on all pages.</param>
/// <param name="ResourceRpoStatistics">The entries of this page.</param>
public sealed record RpoStatisticPage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("resource_rpo_statistics")] IReadOnlyList<RpoStatistic> ResourceRpoStatistics);
