using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>
/// The protected instances to delete with one request, and whether to delete resources of the DR site. Source:
/// <c>schemas/BatchDeleteProtectedInstances.request.json</c>.
/// </summary>
public sealed record BatchDeleteInstancesRequest
{
    /// <summary>Instances of one protection group, at most 20 by default.</summary>
    [JsonPropertyName("protected_instances")]
    public required IReadOnlyList<ResourceReference> ProtectedInstances { get; init; }

    /// <summary>Whether the DR site servers are deleted too; false when null.</summary>
    [JsonPropertyName("delete_target_server")]
    public bool? DeleteTargetServer { get; init; }

    /// <summary>Whether the EIPs of the DR site servers are deleted too; false when null.</summary>
    [JsonPropertyName("delete_target_eip")]
    public bool? DeleteTargetEip { get; init; }
}
