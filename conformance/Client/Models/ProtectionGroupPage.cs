using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of protection groups.</summary>
/// <param name="Count">Number of matches on all pages.</param>
/// <param name="ServerGroups">The entries of this page.</param>
public sealed record ProtectionGroupPage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("server_groups")] IReadOnlyList<ProtectionGroup> ServerGroups);
