using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Number of resources that exceeded their RPO at one time. Source: <c>schemas/types/rpo-statistic.json</c>.</summary>
public sealed record RpoStatistic
{
    /// <summary>ID of the record.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The time of the measurement, to the minute, UTC.</summary>
    [JsonPropertyName("point_time")]
    public required DateTimeOffset PointTime { get; init; }

    /// <summary>Number of resources that exceeded their RPO.</summary>
    [JsonPropertyName("resource_num")]
    public required int ResourceNum { get; init; }

    /// <summary>Type of the resources: <c>replication</c>.</summary>
    [JsonPropertyName("resource_type")]
    public required string ResourceType { get; init; }

    /// <summary>Creation time of the record, UTC.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Time of the last change, UTC.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }
}
