using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>The page of a list to return.</summary>
public abstract record PageQuery
{
    /// <summary>Maximum number of entries to return, 0 to 1000; 1000 when null.</summary>
    [JsonPropertyName("limit")]
    public int? Limit { get; init; }

    /// <summary>Number of entries (not pages) to skip; 0 when null.</summary>
    [JsonPropertyName("offset")]
    public int? Offset { get; init; }
}
