using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>A disk as one server sees it.</summary>
internal readonly record struct AttachedVolume
{
    [JsonPropertyName("volume_id")]
    public required string VolumeId { get; init; }

    /// <summary>The device name, <c>/dev/vda</c> for the system disk.</summary>
    [JsonPropertyName("device")]
    public required string Device { get; init; }

    /// <summary>Whether the device is one that the system disk takes (PI-DETACH-05).</summary>
    [JsonIgnore]
    public bool IsSystem => IsSystemDevice(Device);

    public static bool IsSystemDevice(string device) => device is "/dev/vda" or "/dev/sda";
}
