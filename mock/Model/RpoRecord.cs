using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SdrsMock.Common;
using SdrsMock.State;

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

    public void WriteTo(Utf8JsonWriter json, ProjectState project)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, GetId(project));
        json.WriteString("point_time"u8, Point.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        json.WriteNumber("resource_num"u8, Number);
        json.WriteString("resource_type"u8, ResourceType);
        WireTimeFormat.WriteSpaced(json, "created_at"u8, RecordedAt);
        WireTimeFormat.WriteSpaced(json, "updated_at"u8, RecordedAt);
        json.WriteEndObject();
    }

    // From project and point: every look gives the same id, and none is drawn from the project's sequence.
    private string GetId(ProjectState project) => new IdGenerator(IdGenerator.GetSeed(Point.ToUnixTimeSeconds(), project.ProjectId)).NextUuid();
}
