using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>New flavors for the servers of a protected instance. Source: <c>schemas/ResizeProtectedInstance.request.json</c>.</summary>
public sealed record ResizeRequest
{
    /// <summary>New flavor of both servers; overrides the other two flavors.</summary>
    [JsonPropertyName("flavorRef")]
    public string? FlavorRef { get; init; }

    /// <summary>New flavor of the production site server.</summary>
    [JsonPropertyName("production_flavorRef")]
    public string? ProductionFlavorRef { get; init; }

    /// <summary>New flavor of the DR site server.</summary>
    [JsonPropertyName("dr_flavorRef")]
    public string? DrFlavorRef { get; init; }

    /// <summary>ID of the DeH; required if the production site server is on a DeH.</summary>
    [JsonPropertyName("production_dedicated_host_id")]
    public string? ProductionDedicatedHostId { get; init; }

    /// <summary>ID of the DeH; required if the DR site server is on a DeH.</summary>
    [JsonPropertyName("dr_dedicated_host_id")]
    public string? DrDedicatedHostId { get; init; }
}
