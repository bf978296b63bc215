using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Options for the deletion of a protected instance. Source: <c>schemas/DeleteProtectedInstance.request.json</c>.</summary>
public sealed record DeleteProtectedInstanceRequest
{
    /// <summary>Whether the DR site server is deleted too; false when null.</summary>
    [JsonPropertyName("delete_target_server")]
    public bool? DeleteTargetServer { get; init; }

    /// <summary>Whether the EIP of the DR site server is deleted too; false when null.</summary>
    [JsonPropertyName("delete_target_eip")]
    public bool? DeleteTargetEip { get; init; }
}
