using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>A server of a drill.</summary>
/// <param name="InstanceId">The protected instance whose server is copied.</param>
/// <param name="ServerId">The server in the inventory.</param>
internal sealed record DrillServer(
    [property: JsonPropertyName("instance_id")] string InstanceId,
    [property: JsonPropertyName("server_id")] string ServerId);
