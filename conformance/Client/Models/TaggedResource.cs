using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A protected instance that matches a tag query. Source: <c>schemas/types/tagged-resource.json</c>.</summary>
/// <param name="ResourceId">ID of the instance.</param>
/// <param name="ResourceName">Name of the instance; empty if it has none.</param>
/// <param name="ResourceDetail">The protected instance.</param>
/// <param name="Tags">The tags of the instance.</param>
public sealed record TaggedResource(
    [property: JsonPropertyName("resource_id")] string ResourceId,
    [property: JsonPropertyName("resource_name")] string ResourceName,
    [property: JsonPropertyName("resource_detail")] ProtectedInstance ResourceDetail,
    [property: JsonPropertyName("tags")] IReadOnlyList<Tag> Tags);
