using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>An instance that a pair is attached to.</summary>
/// <param name="Device">Such as <c>/dev/vdb</c>.</param>
/// <param name="ProtectedInstance">Id of the instance.</param>
public sealed record ReplicationAttachment(
    [property: JsonPropertyName("device")] string Device,
    [property: JsonPropertyName("protected_instance")] string ProtectedInstance);
