using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

internal sealed record SetPriorityRequest([property: JsonPropertyName("priority_station")] string PriorityStation);
