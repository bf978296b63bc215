using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>What goes with a protected instance that is deleted. Source: <c>schemas/DeleteProtectedInstance.request.json</c>.</summary>
public sealed record DeleteProtectedInstanceRequest
{
    /// <summary>Whether the DR site server is deleted too; not when left out.</summary>
    [JsonPropertyName("delete_target_server")]
    public bool? DeleteTargetServer { get; init; }

    /// <summary>Whether the EIP of the DR site server is deleted too; not when left out.</summary>
    [JsonPropertyName("delete_target_eip")]
    public bool? DeleteTargetEip { get; init; }
}
