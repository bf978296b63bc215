using System.Text.Json.Serialization;

namespace SdrsMock.Client.Models;

internal sealed record DeleteNicRequest([property: JsonPropertyName("nic_id")] string NicId);
