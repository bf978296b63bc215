using System.Globalization;
using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Views;

/// <summary>Writes an RPO record as the service shows it.</summary>
internal static class RpoRecordView
{
    public static void Write(Utf8JsonWriter json, RpoRecord record, ProjectState project)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, GetId(record, project));
        json.WriteString("point_time"u8, record.Point.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        json.WriteNumber("resource_num"u8, record.Number);
        json.WriteString("resource_type"u8, RpoRecord.ResourceType);
        WireTimeFormat.WriteSpaced(json, "created_at"u8, record.RecordedAt);
        WireTimeFormat.WriteSpaced(json, "updated_at"u8, record.RecordedAt);
        json.WriteEndObject();
    }

    // Derived from the project and the point of time: each read returns the same id, and none is drawn from the project's sequence.
    private static string GetId(RpoRecord record, ProjectState project) =>
        new IdGenerator(IdGenerator.GetSeed(record.Point.ToUnixTimeSeconds(), project.ProjectId)).NextUuid();
}
