using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of replication pairs.</summary>
/// <param name="Count">Number of matches on all pages.</param>
/// <param name="Replications">The entries of this page.</param>
public sealed record ReplicationPage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("replications")] IReadOnlyList<Replication> Replications);
