using System.Globalization;
using System.Text.Json.Serialization;
using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Views;

/// <summary>An RPO record as the service shows it.</summary>
internal sealed record RpoRecordView(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("point_time")] string Point,
    [property: JsonPropertyName("resource_num")] int Number,
    [property: JsonPropertyName("resource_type")] string ResourceType,
    [property: JsonPropertyName("created_at")] string CreatedAt,
    [property: JsonPropertyName("updated_at")] string UpdatedAt)
{
    public static RpoRecordView Create(RpoRecord record, ProjectState project)
    {
        var time = WireTimeFormat.Spaced(record.RecordedAt);
        var point = record.Point.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new(GetId(record, project), point, record.Number, RpoRecord.ResourceType, time, time);
    }

    // Derived from the project and the point of time: each read returns the same id, and none is drawn from the project's sequence.
    private static string GetId(RpoRecord record, ProjectState project) =>
        new IdGenerator(IdGenerator.GetSeed(record.Point.ToUnixTimeSeconds(), project.ProjectId)).NextUuid();
}
