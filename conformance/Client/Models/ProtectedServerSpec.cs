using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A server among several to be protected.</summary>
/// <param name="ServerId">Id of the production site server.</param>
/// <param name="FlavorRef">Flavor of the DR site server; that of the production site server when left out.</param>
public sealed record ProtectedServerSpec(
    [property: JsonPropertyName("server_id")] string ServerId,
    [property: JsonPropertyName("flavorRef")] string? FlavorRef = null);
