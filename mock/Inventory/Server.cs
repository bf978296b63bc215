using System.Text.Json.Serialization;
using SdrsMock.Common;

namespace SdrsMock.Inventory;

/// <summary>A cloud server (ECS): at the production site, at the DR site, or created for a drill.</summary>
internal sealed record Server : IHasId
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>One of <see cref="ServerStatus.All"/>; only ACTIVE and SHUTOFF can be protected (PI-CREATE-45).</summary>
    [JsonPropertyName("status")]
    public string Status { get; init; } = ServerStatus.Shutoff;

    [JsonPropertyName("availability_zone")]
    public required string AvailabilityZone { get; init; }

    [JsonPropertyName("vpc_id")]
    public required string VpcId { get; init; }

    /// <summary>The id of the flavor.</summary>
    [JsonPropertyName("flavor")]
    public required string Flavor { get; init; }

    /// <summary><c>Linux</c> or <c>Windows</c>.</summary>
    [JsonPropertyName("os_type")]
    public string OsType { get; init; } = OsTypes.Linux;

    /// <summary>The image of the server; null, and omitted from JSON, if unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyName("image_id")]
    public string? ImageId { get; init; }

    /// <summary>The name of the key pair for logging in; the key pair need not exist (PI-CREATE-06).</summary>
    [JsonPropertyName("key_name")]
    public string? KeyName { get; init; }

    /// <summary>The dedicated host that runs the server; null on shared hosts.</summary>
    [JsonPropertyName("dedicated_host_id")]
    public string? DedicatedHostId { get; init; }

    /// <summary>The anti-affinity group; excludes a dedicated host for the DR server (PI-CREATE-10).</summary>
    [JsonPropertyName("ecs_group_id")]
    public string? EcsGroupId { get; init; }

    /// <summary><c>system</c> (SDRS.1357), or the name of another service (SDRS.1359); null when not locked.</summary>
    [JsonPropertyName("locked_by")]
    public string? LockedBy { get; init; }

    /// <summary><c>postPaid</c> or <c>prePaid</c> (yearly/monthly).</summary>
    [JsonPropertyName("charging_mode")]
    public string ChargingMode { get; init; } = ChargingModes.PostPaid;

    [JsonPropertyName("frozen")]
    public bool Frozen { get; init; }

    /// <summary>The id of the drill for which the server was created; null for other servers.</summary>
    [JsonPropertyName("drill_id")]
    public string? DrillId { get; init; }

    [JsonPropertyName("nics")]
    public SmallList<Nic> Nics { get; init; } = [];

    /// <summary>The attached disks, the system disk first.</summary>
    [JsonPropertyName("volumes")]
    public SmallList<AttachedVolume> Volumes { get; init; } = [];

    /// <summary>Whether the server is off.</summary>
    [JsonIgnore]
    public bool IsStopped => Status == ServerStatus.Shutoff;

    [JsonIgnore]
    public Nic? PrimaryNic => Nics.FindIndex(static nic => nic.Primary) is >= 0 and var index ? Nics[index] : null;

    /// <summary>The attachment of a disk; null if it is not attached to this server.</summary>
    public AttachedVolume? Attached(string? volumeId) => Volumes.Find(volumeId, static (attached, id) => attached.VolumeId == id);

    /// <summary>The first public address of any NIC.</summary>
    [JsonIgnore]
    public string? ElasticIp => Nics.FirstOrDefault(nic => nic.ElasticIp is not null)?.ElasticIp;
}
