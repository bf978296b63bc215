using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of protected instances.</summary>
/// <param name="Count">Number of matches on all pages.</param>
/// <param name="ProtectedInstances">The entries of this page.</param>
public sealed record ProtectedInstancePage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("protected_instances")] IReadOnlyList<ProtectedInstance> ProtectedInstances);
