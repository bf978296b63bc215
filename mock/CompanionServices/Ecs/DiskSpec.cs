namespace SdrsMock.CompanionServices.Ecs;

/// <summary>A disk that is to be made along with a server.</summary>
internal sealed record DiskSpec(string? Type, long? Size, bool Shared = false)
{
    private const int MinSystemDiskSize = 40;

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
