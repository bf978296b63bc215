using System.Text.Json;
using System.Text.Json.Serialization;
using SdrsMock.Engine;

namespace SdrsMock.Resources;

/// <summary>A protection group: two zones, one VPC, and the instances and pairs that fail over together.</summary>
internal sealed class ProtectionGroup : IResource
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required string Name { get; set; }

    public string? Description { get; init; }

    public required string SourceAvailabilityZone { get; init; }

    public required string TargetAvailabilityZone { get; init; }

    public required string DomainId { get; init; }

    public required string DomainName { get; init; }

    public required string SourceVpcId { get; init; }

    public string Status { get; set; } = Resources.Status.Creating;

    public string PriorityStation { get; set; } = Station.Source;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    [JsonIgnore]
    public string GroupId => Id;

    /// <summary>The zone that serves production now.</summary>
    [JsonIgnore]
    public string ProductionZone => PriorityStation == Station.Source ? SourceAvailabilityZone : TargetAvailabilityZone;

    /// <summary>The zone that stands by now.</summary>
    [JsonIgnore]
    public string RecoveryZone => PriorityStation == Station.Source ? TargetAvailabilityZone : SourceAvailabilityZone;

    public void WriteTo(Utf8JsonWriter json, World world)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("name", Name);
        json.WriteString("description", Description);
        json.WriteString("status", Status);
        json.WriteNumber("progress", Synchronisation.ProgressOf(world.PairsOf(this), world.Now));
        json.WriteString("source_availability_zone", SourceAvailabilityZone);
        json.WriteString("target_availability_zone", TargetAvailabilityZone);
        json.WriteString("domain_id", DomainId);
        json.WriteString("domain_name", DomainName);
        json.WriteString("priority_station", PriorityStation);
        json.WriteNumber("protected_instance_num", world.InstancesOf(this).Count);
        json.WriteNumber("replication_num", world.PairsOf(this).Count);
        json.WriteNumber("disaster_recovery_drill_num", world.DrillsOf(this).Count);
        // The three members below are null for every group made after a service upgrade that lies behind us.
        json.WriteNull("protected_status");
        json.WriteNull("replication_status");
        json.WriteNull("health_status");
        json.WriteString("source_vpc_id", SourceVpcId);
        json.WriteString("target_vpc_id", SourceVpcId);
        json.WriteNull("test_vpc_id");
        json.WriteString("dr_type", "migration");
        json.WriteString("created_at", Times.Spaced(CreatedAt));
        json.WriteString("updated_at", Times.Spaced(UpdatedAt));
        json.WriteString("protection_type", "replication-pair");
        json.WriteNull("replication_model");
        json.WriteString("server_type", "ECS");
        json.WriteEndObject();
    }
}
