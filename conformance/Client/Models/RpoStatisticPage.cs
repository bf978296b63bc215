using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of RPO statistics.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="ResourceRpoStatistics">Those of the page.</param>
public sealed record RpoStatisticPage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("resource_rpo_statistics")] IReadOnlyList<RpoStatistic> ResourceRpoStatistics);
