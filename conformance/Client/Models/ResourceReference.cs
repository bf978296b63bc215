using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>Something named by its id.</summary>
/// <param name="Id">The id.</param>
public sealed record ResourceReference([property: JsonPropertyName("id")] string Id);
