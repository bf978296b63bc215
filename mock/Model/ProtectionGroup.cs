using System.Text.Json;
using System.Text.Json.Serialization;
using SdrsMock.Common;
using SdrsMock.State;

namespace SdrsMock.Model;

/// <summary>A protection group: two zones, one VPC, and the instances and pairs that fail over together.</summary>
internal sealed class ProtectionGroup : IResource
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("source_availability_zone")]
    public required string SourceAvailabilityZone { get; init; }

    [JsonPropertyName("target_availability_zone")]
    public required string TargetAvailabilityZone { get; init; }

    [JsonPropertyName("domain_id")]
    public required string DomainId { get; init; }

    [JsonPropertyName("domain_name")]
    public required string DomainName { get; init; }

    [JsonPropertyName("source_vpc_id")]
    public required string SourceVpcId { get; init; }

    [JsonPropertyName("status")]
    public string Status { get; set; } = SdrsMock.Model.Status.Creating;

    [JsonPropertyName("priority_station")]
    public string PrioritySite { get; set; } = Site.Source;

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When the latest of its deleted drills was created: it took place all the same (PG-LIST-05). Null where none was deleted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyName("deleted_drill_at")]
    public DateTimeOffset? DeletedDrillAt { get; set; }

    [JsonIgnore]
    public string GroupId => Id;

    /// <summary>The zone that serves production now.</summary>
    [JsonIgnore]
    public string ProductionZone => PrioritySite == Site.Source ? SourceAvailabilityZone : TargetAvailabilityZone;

    /// <summary>The zone that stands by now.</summary>
    [JsonIgnore]
    public string DrZone => PrioritySite == Site.Source ? TargetAvailabilityZone : SourceAvailabilityZone;

    /// <summary>The status that the group's instances and pairs have while nothing happens to them.</summary>
    [JsonIgnore]
    public string SteadyStatus => Status switch
    {
        SdrsMock.Model.Status.Protected or SdrsMock.Model.Status.Stopping or SdrsMock.Model.Status.Reversing or SdrsMock.Model.Status.FailingOver
            or SdrsMock.Model.Status.ErrorStopping or SdrsMock.Model.Status.ErrorReversing or SdrsMock.Model.Status.ErrorFailingOver => SdrsMock.Model.Status.Protected,
        SdrsMock.Model.Status.FailedOver or SdrsMock.Model.Status.Reprotecting or SdrsMock.Model.Status.ErrorReprotecting => SdrsMock.Model.Status.FailedOver,
        _ => SdrsMock.Model.Status.Available,
    };

    public void WriteTo(Utf8JsonWriter json, ProjectState project)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Id);
        json.WriteString("name"u8, Name);
        json.WriteString("description"u8, Description);
        json.WriteString("status"u8, Status);
        json.WriteNumber("progress"u8, ReplicationProgress.GetProgress(project.GetPairs(this), project.Now));
        json.WriteString("source_availability_zone"u8, SourceAvailabilityZone);
        json.WriteString("target_availability_zone"u8, TargetAvailabilityZone);
        json.WriteString("domain_id"u8, DomainId);
        json.WriteString("domain_name"u8, DomainName);
        json.WriteString("priority_station"u8, PrioritySite);
        json.WriteNumber("protected_instance_num"u8, project.GetInstances(this).Count);
        json.WriteNumber("replication_num"u8, project.GetPairs(this).Count);
        json.WriteNumber("disaster_recovery_drill_num"u8, project.GetDrills(this).Count);
        // The three members below are null for every group made after a service upgrade that lies behind us.
        json.WriteNull("protected_status"u8);
        json.WriteNull("replication_status"u8);
        json.WriteNull("health_status"u8);
        json.WriteString("source_vpc_id"u8, SourceVpcId);
        json.WriteString("target_vpc_id"u8, SourceVpcId);
        json.WriteNull("test_vpc_id"u8);
        json.WriteString("dr_type"u8, "migration");
        WireTimeFormat.WriteSpaced(json, "created_at"u8, CreatedAt);
        WireTimeFormat.WriteSpaced(json, "updated_at"u8, UpdatedAt);
        json.WriteString("protection_type"u8, "replication-pair");
        json.WriteNull("replication_model"u8);
        json.WriteString("server_type"u8, "ECS");
        json.WriteEndObject();
    }
}
