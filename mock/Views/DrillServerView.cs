using System.Text.Json.Serialization;

namespace SdrsMock.Views;

/// <summary>A drill server as the service shows it.</summary>
internal sealed record DrillServerView(
    [property: JsonPropertyName("protected_instance")] string InstanceId,
    [property: JsonPropertyName("drill_server_id")] string ServerId);
