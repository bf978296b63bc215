using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Filters and page for RPO statistics. Source: <c>schemas/ListRpoStatistics.request.json</c>.</summary>
public sealed record RpoStatisticQuery : PageQuery
{
    /// <summary>Start of the period.</summary>
    [JsonPropertyName("start_time")]
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End of the period.</summary>
    [JsonPropertyName("end_time")]
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Type of the resources: <c>replication</c>.</summary>
    [JsonPropertyName("resource_type")]
    public string? ResourceType { get; init; }
}
