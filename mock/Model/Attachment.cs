using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>A pair's disks at a device name of an instance's servers. Both ends keep one; <c>ProjectState</c> keeps them equal.</summary>
/// <param name="InstanceId">The protected instance.</param>
/// <param name="PairId">The replication pair.</param>
/// <param name="Device">Such as <c>/dev/vda</c>.</param>
internal readonly record struct Attachment(
    [property: JsonPropertyName("instance_id")] string InstanceId,
    [property: JsonPropertyName("pair_id")] string PairId,
    [property: JsonPropertyName("device")] string Device);
