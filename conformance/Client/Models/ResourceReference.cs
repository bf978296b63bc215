using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A reference to a resource by its ID.</summary>
/// <param name="Id">The id.</param>
public sealed record ResourceReference([property: JsonPropertyName("id")] string Id);
