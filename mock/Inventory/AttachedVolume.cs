using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A disk attached to a server.</summary>
internal readonly record struct AttachedVolume
{
    [JsonPropertyName("volume_id")]
    public required string VolumeId { get; init; }

    /// <summary>The device name, <c>/dev/vda</c> for the system disk.</summary>
    [JsonPropertyName("device")]
    public required string Device { get; init; }

    /// <summary>Whether the device name is one of a system disk (PI-DETACH-05).</summary>
    [JsonIgnore]
    public bool IsSystem => IsSystemDevice(Device);

    /// <summary>Whether a device name is one of a system disk: <c>/dev/vda</c> or <c>/dev/sda</c>.</summary>
    public static bool IsSystemDevice(string device) => device is "/dev/vda" or "/dev/sda";
}
