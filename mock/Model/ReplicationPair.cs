using System.Text.Json.Serialization;
using SdrsMock.Common;

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
    public string Status { get; set; } = Model.Status.Creating;

    /// <summary>The site that was in production when the pair was created; the group may have been reversed before.</summary>
    [JsonPropertyName("home_station")]
    public required string HomeSite { get; init; }

    /// <summary>The disk that was in production when the pair was created.</summary>
    [JsonPropertyName("source_volume")]
    public required string SourceVolume { get; init; }

    /// <summary>
    /// The disk at the other site. Its id is fixed from the start: clients split <c>volume_ids</c> and expect two ids.
    /// </summary>
    [JsonPropertyName("target_volume")]
    public required string TargetVolume { get; init; }

    /// <summary>The DSS storage pool of the DR disk, or null.</summary>
    [JsonPropertyName("storage_pool_id")]
    public string? StoragePoolId { get; init; }

    [JsonPropertyName("synchronisation")]
    public ReplicationProgress Progress { get; set; } = ReplicationProgress.Inactive;

    /// <summary>"0" no fault, "2" the production disk lost read and write access, "5" the replication link is down.</summary>
    [JsonPropertyName("fault_level")]
    public string FaultLevel { get; set; } = "0";

    /// <summary>The error code of the failed creation while the status is <c>error</c>.</summary>
    [JsonPropertyName("failure_detail")]
    public string? FailureDetail { get; set; }

    [JsonPropertyName("shared")]
    public required bool Shared { get; init; }

    [JsonPropertyName("bootable")]
    public required bool Bootable { get; init; }

    /// <summary>The size in GB.</summary>
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

    /// <summary>The value of <c>replication_status</c>: while the replication is broken, the disks are not synchronised.</summary>
    public string ReplicationStatusAt(DateTimeOffset now) => IsInterrupted() ? "inactive" : Progress.StatusAt(now);

    /// <summary>The value of <c>progress</c>, in percent.</summary>
    public int ProgressAt(DateTimeOffset now) => IsInterrupted() ? 0 : Progress.ProgressAt(now);

    /// <summary>Whether data is being copied.</summary>
    public bool IsCopyingAt(DateTimeOffset now) => !IsInterrupted() && Progress.IsCopyingAt(now);

    private bool IsInterrupted() => FaultLevel != "0" && Progress.Mode is ReplicationMode.Running;

    /// <summary>The disk in production while production is at <paramref name="station"/>.</summary>
    public string GetVolumeAt(string station) => station == HomeSite ? SourceVolume : TargetVolume;
}
