using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Which protected instances to list. Source: <c>schemas/ListProtectedInstances.request.json</c>.</summary>
public sealed record ProtectedInstanceQuery : PageQuery
{
    /// <summary>Keeps those of a group; ignored beside <see cref="ServerGroupIds"/>.</summary>
    [JsonPropertyName("server_group_id")]
    public string? ServerGroupId { get; init; }

    /// <summary>Keeps those of these groups, at most 30.</summary>
    [JsonPropertyName("server_group_ids")]
    public IReadOnlyList<string>? ServerGroupIds { get; init; }

    /// <summary>Keeps these, at most 30.</summary>
    [JsonPropertyName("protected_instance_ids")]
    public IReadOnlyList<string>? ProtectedInstanceIds { get; init; }

    /// <summary>Keeps those in a status: one of <see cref="ProtectedInstanceStatus"/>.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>Keeps those whose name contains this.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary><c>status_abnormal</c>, or <c>general</c>, which keeps all.</summary>
    [JsonPropertyName("query_type")]
    public string? QueryType { get; init; }

    /// <summary>Keeps those whose production site is in this zone now.</summary>
    [JsonPropertyName("availability_zone")]
    public string? AvailabilityZone { get; init; }
}
