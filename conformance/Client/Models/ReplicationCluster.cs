using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>One site of an active-active domain.</summary>
/// <param name="AvailabilityZone">Code of the zone.</param>
public sealed record ReplicationCluster([property: JsonPropertyName("availability_zone")] string AvailabilityZone);
