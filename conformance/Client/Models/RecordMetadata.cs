using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Properties of the disks of a replication pair. Source: <c>schemas/types/record-metadata.json</c>.</summary>
/// <param name="Multiattach">Whether the disks are shared disks.</param>
/// <param name="Bootable">Whether the disks are system disks.</param>
/// <param name="VolumeSize">Size of each disk in GB.</param>
/// <param name="VolumeType">Disk type: <c>SSD</c>, <c>SAS</c>, <c>SATA</c>, <c>co-p1</c> or <c>uh-l1</c>.</param>
public sealed record RecordMetadata(
    [property: JsonPropertyName("multiattach")] bool Multiattach,
    [property: JsonPropertyName("bootable")] bool Bootable,
    [property: JsonPropertyName("volume_size")] int VolumeSize,
    [property: JsonPropertyName("volume_type")] string VolumeType);
