using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A replication pair that is attached to an instance.</summary>
/// <param name="Replication">Id of the pair.</param>
/// <param name="Device">Such as <c>/dev/vda</c>.</param>
public sealed record InstanceAttachment(
    [property: JsonPropertyName("replication")] string Replication,
    [property: JsonPropertyName("device")] string Device);
