using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of protected instances.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="ProtectedInstances">Those of the page.</param>
public sealed record ProtectedInstancePage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("protected_instances")] IReadOnlyList<ProtectedInstance> ProtectedInstances);
