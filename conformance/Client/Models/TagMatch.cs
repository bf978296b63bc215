using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A condition other than a tag.</summary>
/// <param name="Key"><c>resource_name</c>.</param>
/// <param name="Value">Part of the name, case-insensitive; empty for an empty name.</param>
public sealed record TagMatch(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value")] string Value);
