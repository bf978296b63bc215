using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Views;

/// <summary>Writes a disaster recovery drill as the service shows it. The caller holds the project lock.</summary>
internal static class DisasterRecoveryDrillView
{
    public static void Write(Utf8JsonWriter json, DisasterRecoveryDrill drill, ProjectState project)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, drill.Id);
        json.WriteString("name"u8, drill.Name);
        json.WriteString("status"u8, drill.Status);
        json.WriteString("server_group_id"u8, drill.GroupId);
        json.WriteString("drill_vpc_id"u8, drill.DrillVpcId);
        WireTimeFormat.WriteSpaced(json, "created_at"u8, drill.CreatedAt);
        WireTimeFormat.WriteSpaced(json, "updated_at"u8, drill.UpdatedAt);
        json.WriteStartArray("drill_servers"u8);
        foreach (var server in drill.Servers)
        {
            json.WriteStartObject();
            json.WriteString("protected_instance"u8, server.InstanceId);
            json.WriteString("drill_server_id"u8, server.ServerId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
