using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A server of a DR drill.</summary>
/// <param name="ProtectedInstance">Id of the instance that it stands for.</param>
/// <param name="DrillServerId">Id of the server.</param>
public sealed record DrillServer(
    [property: JsonPropertyName("protected_instance")] string ProtectedInstance,
    [property: JsonPropertyName("drill_server_id")] string DrillServerId);
