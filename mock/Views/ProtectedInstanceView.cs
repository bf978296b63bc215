using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Views;

/// <summary>Writes a protected instance as the service shows it. The caller holds the project lock.</summary>
internal static class ProtectedInstanceView
{
    public static void Write(Utf8JsonWriter json, ProtectedInstance instance, ProjectState project) =>
        Write(json, instance, project, WireTimeFormat.WriteSpaced);

    /// <summary>Writes an instance with another time format.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="project">Its project.</param>
    /// <param name="writeTime">Writes a member that holds a time.</param>
    public static void Write(
        Utf8JsonWriter json, ProtectedInstance instance, ProjectState project,
            Action<Utf8JsonWriter, ReadOnlySpan<byte>, DateTimeOffset> writeTime)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, instance.Id);
        json.WriteString("name"u8, instance.Name);
        json.WriteString("description"u8, instance.Description);
        json.WriteString("server_group_id"u8, instance.GroupId);
        json.WriteString("status"u8, instance.Status);
        json.WriteNumber("progress"u8, ReplicationProgress.GetProgress(project.GetPairs(instance), project.Now));
        json.WriteString("source_server"u8, instance.SourceServer);
        json.WriteString("target_server"u8, instance.TargetServer);
        writeTime(json, "created_at"u8, instance.CreatedAt);
        writeTime(json, "updated_at"u8, instance.UpdatedAt);
        json.WriteString("priority_station"u8, project.GetGroup(instance).PrioritySite);
        json.WriteStartArray("attachment"u8);
        foreach (var attachment in instance.Attachments)
        {
            json.WriteStartObject();
            json.WriteString("replication"u8, attachment.PairId);
            json.WriteString("device"u8, attachment.Device);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        TagView.WriteAll(json, instance.Tags);
        json.WriteStartObject("metadata"u8);
        if (project.HasFrozenServer(instance))
        {
            json.WriteString("__system__frozen"u8, "true");
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
