using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>The quotas of a project.</summary>
/// <param name="Resources">One quota for each resource type.</param>
public sealed record Quotas([property: JsonPropertyName("resources")] IReadOnlyList<Quota> Resources);
