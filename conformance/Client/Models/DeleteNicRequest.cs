using System.Text.Json.Serialization;

namespace SdrsMock.Client;

internal sealed record DeleteNicRequest([property: JsonPropertyName("nic_id")] string NicId);
