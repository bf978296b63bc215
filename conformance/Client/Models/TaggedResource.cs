using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A protected instance that was found by its tags. Source: <c>schemas/types/tagged-resource.json</c>.</summary>
/// <param name="ResourceId">Id of the instance.</param>
/// <param name="ResourceName">Its name; empty where it has none.</param>
/// <param name="ResourceDetail">The instance itself.</param>
/// <param name="Tags">Its tags.</param>
public sealed record TaggedResource(
    [property: JsonPropertyName("resource_id")] string ResourceId,
    [property: JsonPropertyName("resource_name")] string ResourceName,
    [property: JsonPropertyName("resource_detail")] ProtectedInstance ResourceDetail,
    [property: JsonPropertyName("tags")] IReadOnlyList<Tag> Tags);
