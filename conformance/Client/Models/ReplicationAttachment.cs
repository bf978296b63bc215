using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A protected instance that a replication pair is attached to.</summary>
/// <param name="Device">Device name, such as <c>/dev/vdb</c>.</param>
/// <param name="ProtectedInstance">ID of the instance.</param>
public sealed record ReplicationAttachment(
    [property: JsonPropertyName("device")] string Device,
    [property: JsonPropertyName("protected_instance")] string ProtectedInstance);
