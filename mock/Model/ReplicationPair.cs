using System.Text.Json;
using System.Text.Json.Serialization;
using SdrsMock.Common;
using SdrsMock.State;

namespace SdrsMock.Model;

/// <summary>A production disk and its copy at the other site.</summary>
internal sealed class ReplicationPair : IResource
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("group_id")]
    public required string GroupId { get; init; }

    [JsonPropertyName("status")]
    public string Status { get; set; } = SdrsMock.Model.Status.Creating;

    /// <summary>The site that was production when the pair was made: a group may have been reversed before.</summary>
    [JsonPropertyName("home_station")]
    public required string HomeSite { get; init; }

    /// <summary>The disk that was production when the pair was made.</summary>
    [JsonPropertyName("source_volume")]
    public required string SourceVolume { get; init; }

    /// <summary>The disk at the other site. Its id is fixed from the start: clients split <c>volume_ids</c> and want two.</summary>
    [JsonPropertyName("target_volume")]
    public required string TargetVolume { get; init; }

    /// <summary>The DSS storage pool of the DR site disk, or null.</summary>
    [JsonPropertyName("storage_pool_id")]
    public string? StoragePoolId { get; init; }

    [JsonPropertyName("synchronisation")]
    public ReplicationProgress Progress { get; set; } = ReplicationProgress.Inactive;

    /// <summary>"0" no fault, "2" production disk lost read and write, "5" replication link down.</summary>
    [JsonPropertyName("fault_level")]
    public string FaultLevel { get; set; } = "0";

    /// <summary>The code of the failed creation while the status is <c>error</c>.</summary>
    [JsonPropertyName("failure_detail")]
    public string? FailureDetail { get; set; }

    [JsonPropertyName("shared")]
    public required bool Shared { get; init; }

    [JsonPropertyName("bootable")]
    public required bool Bootable { get; init; }

    /// <summary>Size in GB.</summary>
    [JsonPropertyName("size_gb")]
    public required int SizeGb { get; set; }

    [JsonPropertyName("volume_type")]
    public required string VolumeType { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; set; }

    [JsonPropertyName("attachments")]
    public SmallList<Attachment> Attachments { get; set; }

    /// <summary>The disk that serves production while it is at <paramref name="station"/>.</summary>
    public string GetVolumeAt(string station) => station == HomeSite ? SourceVolume : TargetVolume;

    public void WriteTo(Utf8JsonWriter json, ProjectState project)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Id);
        json.WriteString("name"u8, Name);
        json.WriteString("description"u8, Description);
        json.WriteString("replication_model"u8, "hypermetro");
        json.WriteString("status"u8, Status);
        json.WriteNumber("progress"u8, Progress.ProgressAt(project.Now));
        json.WriteString("replication_status"u8, Progress.StatusAt(project.Now));
        json.WriteStartArray("attachment"u8);
        foreach (var attachment in Attachments)
        {
            json.WriteStartObject();
            json.WriteString("device"u8, attachment.Device);
            json.WriteString("protected_instance"u8, attachment.InstanceId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("server_group_id"u8, GroupId);
        json.WriteString("volume_ids"u8, $"{SourceVolume},{TargetVolume}");
        json.WriteString("priority_station"u8, project.GetGroup(this).PrioritySite);
        json.WriteString("fault_level"u8, FaultLevel);
        json.WriteString("created_at"u8, WireTimeFormat.Microseconds(CreatedAt));
        json.WriteString("updated_at"u8, WireTimeFormat.Microseconds(UpdatedAt));
        json.WriteStartObject("record_metadata"u8);
        json.WriteBoolean("multiattach"u8, Shared);
        json.WriteBoolean("bootable"u8, Bootable);
        json.WriteNumber("volume_size"u8, SizeGb);
        json.WriteString("volume_type"u8, VolumeType);
        json.WriteEndObject();
        json.WriteString("failure_detail"u8, Status == SdrsMock.Model.Status.Error ? FailureDetail : null);
        json.WriteEndObject();
    }
}
