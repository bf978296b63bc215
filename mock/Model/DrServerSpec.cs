using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>What a DR server is to be, for the job that makes it.</summary>
/// <param name="InstanceId">The instance that it stands by for.</param>
/// <param name="Flavor">The id of its flavor.</param>
/// <param name="SubnetId">The caller's choice; null for the subnet of the production server.</param>
/// <param name="Address">The caller's choice; null for the next that is free.</param>
/// <param name="OnDedicatedHost">Whether it runs on a dedicated host.</param>
/// <param name="HostId">The caller's choice; null for the first host that fits.</param>
internal sealed record DrServerSpec(
    [property: JsonPropertyName("instance_id")] string InstanceId,
    [property: JsonPropertyName("flavor")] string Flavor,
    [property: JsonPropertyName("subnet_id")] string? SubnetId,
    [property: JsonPropertyName("address")] string? Address,
    [property: JsonPropertyName("on_dedicated_host")] bool OnDedicatedHost,
    [property: JsonPropertyName("host_id")] string? HostId);
