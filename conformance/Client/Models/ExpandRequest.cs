using System.Text.Json.Serialization;

namespace SdrsMock.Client;

internal sealed record ExpandRequest([property: JsonPropertyName("new_size")] int Gigabytes);
