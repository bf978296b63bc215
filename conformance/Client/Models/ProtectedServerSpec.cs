using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>One server of a batch to protect.</summary>
/// <param name="ServerId">ID of the production site server.</param>
/// <param name="FlavorRef">Flavor of the DR site server; the flavor of the production site server when null.</param>
public sealed record ProtectedServerSpec(
    [property: JsonPropertyName("server_id")] string ServerId,
    [property: JsonPropertyName("flavorRef")] string? FlavorRef = null);
