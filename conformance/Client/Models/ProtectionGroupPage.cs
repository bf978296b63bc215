using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of protection groups.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="ServerGroups">Those of the page.</param>
public sealed record ProtectionGroupPage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("server_groups")] IReadOnlyList<ProtectionGroup> ServerGroups);
