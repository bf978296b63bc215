using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

/// <summary>A page of DR drills.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="DisasterRecoveryDrills">Those of the page.</param>
public sealed record DisasterRecoveryDrillPage(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("disaster_recovery_drills")] IReadOnlyList<DisasterRecoveryDrill> DisasterRecoveryDrills);
