using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of DR drills.</summary>
/// <param name="Count">Number of matches on all pages.</param>
/// <param name="DisasterRecoveryDrills">The entries of this page.</param>
public sealed record DisasterRecoveryDrillPage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("disaster_recovery_drills")] IReadOnlyList<DisasterRecoveryDrill> DisasterRecoveryDrills);
