using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>The number of pairs of a project that exceeded their RPO at a point of time.</summary>
/// <param name="Point">The point of time, on a grid of five minutes.</param>
/// <param name="Number">The number of pairs.</param>
/// <param name="RecordedAt">When it was recorded.</param>
internal sealed record RpoRecord(
    [property: JsonPropertyName("point")] DateTimeOffset Point,
    [property: JsonPropertyName("number")] int Number,
    [property: JsonPropertyName("noted_at")] DateTimeOffset RecordedAt)
{
    public const string ResourceType = "replication";
}
