namespace SdrsMock.CompanionServices.Ecs;

/// <summary>A disk to create together with a server; the size is in GB.</summary>
internal sealed record DiskSpec(string? Type, long? Size, bool Shared = false)
{
    private const int MinSystemDiskSize = 40;

    /// <summary>Adds the disk to the inventory and returns its id.</summary>
    public string Create(ServiceCallContext context, string name, string zone, bool bootable) => context.Add("volumes", new()
    {
        ["name"] = name,
        ["size"] = Math.Clamp(Size ?? MinSystemDiskSize, int.MinValue, int.MaxValue),
        ["volume_type"] = Type ?? "SAS",
        ["availability_zone"] = zone,
        ["bootable"] = bootable,
        ["shared"] = Shared,
    });
}
