using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>The DR server that a job creates.</summary>
/// <param name="InstanceId">The protected instance.</param>
/// <param name="Flavor">The id of the flavor.</param>
/// <param name="SubnetId">The requested subnet; null for the subnet of the production server.</param>
/// <param name="Address">The requested address; null for the next free one.</param>
/// <param name="OnDedicatedHost">Whether the server runs on a dedicated host.</param>
/// <param name="HostId">The requested host; null for the first one that fits.</param>
internal sealed record DrServerSpec(
    [property: JsonPropertyName("instance_id")] string InstanceId,
    [property: JsonPropertyName("flavor")] string Flavor,
    [property: JsonPropertyName("subnet_id")] string? SubnetId,
    [property: JsonPropertyName("address")] string? Address,
    [property: JsonPropertyName("on_dedicated_host")] bool OnDedicatedHost,
    [property: JsonPropertyName("host_id")] string? HostId);
