using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A protection group to create. Source: <c>schemas/CreateProtectionGroup.request.json</c>.</summary>
public sealed record CreateProtectionGroupRequest
{
    /// <summary>1 to 64 bytes: letters, digits, decimal points, underscores and hyphens.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>At most 64 bytes of UTF-8, without angle brackets.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Zone of the production site.</summary>
    [JsonPropertyName("source_availability_zone")]
    public required string SourceAvailabilityZone { get; init; }

    /// <summary>Zone of the DR site: the other zone of the domain.</summary>
    [JsonPropertyName("target_availability_zone")]
    public required string TargetAvailabilityZone { get; init; }

    /// <summary>ID of an active-active domain. <see cref="SdrsClient.ListActiveActiveDomainsAsync"/> lists them.</summary>
    [JsonPropertyName("domain_id")]
    public required string DomainId { get; init; }

    /// <summary>ID of the VPC of the production site.</summary>
    [JsonPropertyName("source_vpc_id")]
    public required string SourceVpcId { get; init; }

    /// <summary>The deployment model; null stands for <c>migration</c>, the only value.</summary>
    [JsonPropertyName("dr_type")]
    public string? DrType { get; init; }

    /// <summary>The type of the servers; null stands for <c>ECS</c>, the only value.</summary>
    [JsonPropertyName("server_type")]
    public string? ServerType { get; init; }
}
