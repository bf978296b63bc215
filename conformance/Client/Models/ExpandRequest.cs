using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

internal sealed record ExpandRequest([property: JsonPropertyName("new_size")] int Gigabytes);
