using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>How many pairs of a project were over their RPO at a point of time.</summary>
/// <param name="Point">On a grid of five minutes.</param>
/// <param name="Number">How many.</param>
/// <param name="RecordedAt">When it was noted.</param>
internal sealed record RpoRecord(
    [property: JsonPropertyName("point")] DateTimeOffset Point,
    [property: JsonPropertyName("number")] int Number,
    [property: JsonPropertyName("noted_at")] DateTimeOffset RecordedAt)
{
    public const string ResourceType = "replication";
}
