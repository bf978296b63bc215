using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>How many resources exceeded their RPO at one time. Source: <c>schemas/types/rpo-statistic.json</c>.</summary>
public sealed record RpoStatistic
{
    /// <summary>Id of the record.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The time that it speaks of, to the minute, UTC.</summary>
    [JsonPropertyName("point_time")]
    public required DateTimeOffset PointTime { get; init; }

    /// <summary>How many resources exceeded their RPO.</summary>
    [JsonPropertyName("resource_num")]
    public required int ResourceNum { get; init; }

    /// <summary><c>replication</c>.</summary>
    [JsonPropertyName("resource_type")]
    public required string ResourceType { get; init; }

    /// <summary>When it was written, UTC.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }
}
