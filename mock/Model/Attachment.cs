using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>
/// Attaches the disks of a pair to the servers of an instance. The pair and the instance each hold a copy; <c>ProjectState</c>
/// keeps them equal.
/// </summary>
/// <param name="InstanceId">The protected instance.</param>
/// <param name="PairId">The replication pair.</param>
/// <param name="Device">The device name, such as <c>/dev/vda</c>.</param>
internal readonly record struct Attachment(
    [property: JsonPropertyName("instance_id")] string InstanceId,
    [property: JsonPropertyName("pair_id")] string PairId,
    [property: JsonPropertyName("device")] string Device);
