using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

internal sealed record AttachRequest(
    [property: JsonPropertyName("replication_id")] string ReplicationId,
    [property: JsonPropertyName("device")] string Device);
