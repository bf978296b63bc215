using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Views;

/// <summary>Writes a protection group as the service shows it. The caller holds the project lock.</summary>
internal static class ProtectionGroupView
{
    public static void Write(Utf8JsonWriter json, ProtectionGroup group, ProjectState project)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, group.Id);
        json.WriteString("name"u8, group.Name);
        json.WriteString("description"u8, group.Description);
        json.WriteString("status"u8, group.Status);
        json.WriteNumber("progress"u8, ReplicationProgress.GetProgress(project.GetPairs(group), project.Now));
        json.WriteString("source_availability_zone"u8, group.SourceAvailabilityZone);
        json.WriteString("target_availability_zone"u8, group.TargetAvailabilityZone);
        json.WriteString("domain_id"u8, group.DomainId);
        json.WriteString("domain_name"u8, group.DomainName);
        json.WriteString("priority_station"u8, group.PrioritySite);
        json.WriteNumber("protected_instance_num"u8, project.GetInstances(group).Count);
        json.WriteNumber("replication_num"u8, project.GetPairs(group).Count);
        json.WriteNumber("disaster_recovery_drill_num"u8, project.GetDrills(group).Count);
        // The next three members are null for every group created after a service upgrade in the past.
        json.WriteNull("protected_status"u8);
        json.WriteNull("replication_status"u8);
        json.WriteNull("health_status"u8);
        json.WriteString("source_vpc_id"u8, group.SourceVpcId);
        json.WriteString("target_vpc_id"u8, group.SourceVpcId);
        json.WriteNull("test_vpc_id"u8);
        json.WriteString("dr_type"u8, "migration");
        WireTimeFormat.WriteSpaced(json, "created_at"u8, group.CreatedAt);
        WireTimeFormat.WriteSpaced(json, "updated_at"u8, group.UpdatedAt);
        json.WriteString("protection_type"u8, "replication-pair");
        json.WriteNull("replication_model"u8);
        json.WriteString("server_type"u8, "ECS");
        json.WriteEndObject();
    }
}
