using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Views;

/// <summary>Writes a replication pair as the service shows it. The caller holds the project lock.</summary>
internal static class ReplicationPairView
{
    public static void Write(Utf8JsonWriter json, ReplicationPair pair, ProjectState project)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, pair.Id);
        json.WriteString("name"u8, pair.Name);
        json.WriteString("description"u8, pair.Description);
        json.WriteString("replication_model"u8, "hypermetro");
        json.WriteString("status"u8, pair.Status);
        json.WriteNumber("progress"u8, pair.ProgressAt(project.Now));
        json.WriteString("replication_status"u8, pair.ReplicationStatusAt(project.Now));
        json.WriteStartArray("attachment"u8);
        foreach (var attachment in pair.Attachments)
        {
            json.WriteStartObject();
            json.WriteString("device"u8, attachment.Device);
            json.WriteString("protected_instance"u8, attachment.InstanceId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("server_group_id"u8, pair.GroupId);
        json.WriteString("volume_ids"u8, $"{pair.SourceVolume},{pair.TargetVolume}");
        json.WriteString("priority_station"u8, project.GetGroup(pair).PrioritySite);
        json.WriteString("fault_level"u8, pair.FaultLevel);
        json.WriteString("created_at"u8, WireTimeFormat.Microseconds(pair.CreatedAt));
        json.WriteString("updated_at"u8, WireTimeFormat.Microseconds(pair.UpdatedAt));
        json.WriteStartObject("record_metadata"u8);
        json.WriteBoolean("multiattach"u8, pair.Shared);
        json.WriteBoolean("bootable"u8, pair.Bootable);
        json.WriteNumber("volume_size"u8, pair.SizeGb);
        json.WriteString("volume_type"u8, pair.VolumeType);
        json.WriteEndObject();
        json.WriteString("failure_detail"u8, pair.Status == Status.Error ? pair.FailureDetail : null);
        json.WriteEndObject();
    }
}
