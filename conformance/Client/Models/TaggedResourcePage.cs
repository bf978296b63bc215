using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of tagged instances.</summary>
/// <param name="TotalCount">How many match in all.</param>
/// <param name="Resources">Those of the page; null where only the number was asked for.</param>
public sealed record TaggedResourcePage(
    [property: JsonPropertyName("total_count")] int TotalCount,
    [property: JsonPropertyName("resources")] IReadOnlyList<TaggedResource>? Resources = null);
