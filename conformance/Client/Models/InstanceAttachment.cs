using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A replication pair that is attached to a protected instance.</summary>
/// <param name="Replication">ID of the pair.</param>
/// <param name="Device">Device name, such as <c>/dev/vda</c>.</param>
public sealed record InstanceAttachment(
    [property: JsonPropertyName("replication")] string Replication,
    [property: JsonPropertyName("device")] string Device);
