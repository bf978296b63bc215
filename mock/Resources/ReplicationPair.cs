using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Surroundings;

namespace SdrsMock.Resources;

/// <summary>A production disk and its copy at the other site.</summary>
internal sealed class ReplicationPair : IResource
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required string Name { get; set; }

    public string? Description { get; init; }

    public required string GroupId { get; init; }

    public string Status { get; set; } = Resources.Status.Creating;

    /// <summary>The site that was production when the pair was made: a group may have been reversed before.</summary>
    public required string HomeStation { get; init; }

    /// <summary>The disk that was production when the pair was made.</summary>
    public required string SourceVolume { get; init; }

    /// <summary>The disk at the other site. Its id is fixed from the start: clients split <c>volume_ids</c> and want two.</summary>
    public required string TargetVolume { get; init; }

    /// <summary>The DSS storage pool of the DR site disk, or null.</summary>
    public string? StoragePoolId { get; init; }

    public Synchronisation Synchronisation { get; set; } = Synchronisation.Inactive;

    /// <summary>"0" no fault, "2" production disk lost read and write, "5" replication link down.</summary>
    public string FaultLevel { get; set; } = "0";

    /// <summary>The code of the failed creation while the status is <c>error</c>.</summary>
    public string? FailureDetail { get; set; }

    public required bool Shared { get; init; }

    public required bool Bootable { get; init; }

    /// <summary>Size in GB.</summary>
    public required int SizeGb { get; set; }

    public required string VolumeType { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public Few<Attachment> Attachments { get; set; }

    /// <summary>The disk that serves production while it is at <paramref name="station"/>.</summary>
    public string VolumeAt(string station) => station == HomeStation ? SourceVolume : TargetVolume;

    public void WriteTo(Utf8JsonWriter json, World world)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("name", Name);
        json.WriteString("description", Description);
        json.WriteString("replication_model", "hypermetro");
        json.WriteString("status", Status);
        json.WriteNumber("progress", Synchronisation.ProgressAt(world.Now));
        json.WriteString("replication_status", Synchronisation.StatusAt(world.Now));
        json.WriteStartArray("attachment");
        foreach (var attachment in Attachments)
        {
            json.WriteStartObject();
            json.WriteString("device", attachment.Device);
            json.WriteString("protected_instance", attachment.InstanceId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("server_group_id", GroupId);
        json.WriteString("volume_ids", $"{SourceVolume},{TargetVolume}");
        json.WriteString("priority_station", world.GroupOf(this).PriorityStation);
        json.WriteString("fault_level", FaultLevel);
        json.WriteString("created_at", Times.Microseconds(CreatedAt));
        json.WriteString("updated_at", Times.Microseconds(UpdatedAt));
        json.WriteStartObject("record_metadata");
        json.WriteBoolean("multiattach", Shared);
        json.WriteBoolean("bootable", Bootable);
        json.WriteNumber("volume_size", SizeGb);
        json.WriteString("volume_type", VolumeType);
        json.WriteEndObject();
        json.WriteString("failure_detail", Status == Resources.Status.Error ? FailureDetail : null);
        json.WriteEndObject();
    }
}
