using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of replication pairs.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="Replications">Those of the page.</param>
public sealed record ReplicationPage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("replications")] IReadOnlyList<Replication> Replications);
