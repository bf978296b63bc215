using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of tagged instances.</summary>
/// <param name="TotalCount">Number of matches on all pages.</param>
/// <param name="Resources">The entries of this page; null if only the number was requested.</param>
public sealed record TaggedResourcePage(
    [property: JsonPropertyName("total_count")] int TotalCount,
    [property: JsonPropertyName("resources")] IReadOnlyList<TaggedResource>? Resources = null);
