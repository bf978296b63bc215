using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A server of a DR drill.</summary>
/// <param name="ProtectedInstance">ID of the protected instance that the drill server represents.</param>
/// <param name="DrillServerId">ID of the server.</param>
public sealed record DrillServer(
    [property: JsonPropertyName("protected_instance")] string ProtectedInstance,
    [property: JsonPropertyName("drill_server_id")] string DrillServerId);
