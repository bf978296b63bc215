using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Which part of a list to return.</summary>
public abstract record PageQuery
{
    /// <summary>How many entries to return at most, 0 to 1000; 1000 when left out.</summary>
    [JsonPropertyName("limit")]
    public int? Limit { get; init; }

    /// <summary>How many entries to skip: entries, not pages.</summary>
    [JsonPropertyName("offset")]
    public int? Offset { get; init; }
}
