using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A protection group to be made. Source: <c>schemas/CreateProtectionGroup.request.json</c>.</summary>
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

    /// <summary>Zone of the DR site, the other one of the domain.</summary>
    [JsonPropertyName("target_availability_zone")]
    public required string TargetAvailabilityZone { get; init; }

    /// <summary>Id of an active-active domain, as <see cref="SdrsClient.ListActiveActiveDomainsAsync"/> lists them.</summary>
    [JsonPropertyName("domain_id")]
    public required string DomainId { get; init; }

    /// <summary>Id of the VPC of the production site.</summary>
    [JsonPropertyName("source_vpc_id")]
    public required string SourceVpcId { get; init; }

    /// <summary>The deployment model: <c>migration</c>, which is meant when left out.</summary>
    [JsonPropertyName("dr_type")]
    public string? DrType { get; init; }
}
