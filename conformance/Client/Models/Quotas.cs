using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>What the project may have and has.</summary>
/// <param name="Resources">One quota for each kind.</param>
public sealed record Quotas([property: JsonPropertyName("resources")] IReadOnlyList<Quota> Resources);
