using System.Text.Json.Nodes;
using SdrsMock.Neighbours.Images;
using SdrsMock.Surroundings;

namespace SdrsMock.Neighbours.Servers;

/// <summary>A server that is to be made: what ECS and the OpenStack spelling come to, once they are read.</summary>
internal sealed record ServerSpec
{
    /// <summary>The primary one included.</summary>
    public const int MaxNics = 12;

    /// <summary>Besides the system disk.</summary>
    public const int MaxDataDisks = 23;

    public required string Name { get; init; }

    public required string ImageId { get; init; }

    public required string Flavor { get; init; }

    public string? VpcId { get; init; }

    public string? AvailabilityZone { get; init; }

    public string? KeyName { get; init; }

    public string? DedicatedHostId { get; init; }

    public IReadOnlyList<NicSpec> Nics { get; init; } = [];

    /// <summary>By id or name, each once.</summary>
    public IReadOnlyList<string> SecurityGroups { get; init => field = [.. value.Distinct()]; } = [];

    public required DiskSpec SystemDisk { get; init; }

    public IReadOnlyList<DiskSpec> DataDisks { get; init; } = [];

    /// <summary>Makes it, in BUILD; all of it or, when it is refused, nothing.</summary>
    public string Create(ServiceCallContext context)
    {
        var image = ImageCatalog.Find(ImageId, context.Inventory.Template.Seed) ?? throw ServiceException.Invalid("imageRef", $"names no image: {ImageId}");
        if (context.Inventory.Flavors[Flavor] is null)
        {
            throw ServiceException.Invalid("flavorRef", $"names no flavor: {Flavor}");
        }

        if (context.Inventory.Flavors[Flavor]!.SoldOutIn.Contains(AvailabilityZone ?? context.Inventory.Template.Edition.SourceZone))
        {
            throw ServiceException.Conflict($"The flavor {Flavor} is sold out in the availability zone");
        }

        var nics = Nics.Select(nic => nic.Take(this, context)).ToList();
        var id = context.Add("servers", Members(image, nics));
        var zone = context.Inventory.Servers[id]!.AvailabilityZone;
        var disks = new[] { SystemDisk }.Concat(DataDisks).Select((disk, index) => disk.Create(context, $"{Name}-volume-{index:0000}", zone, bootable: index == 0)).ToList();
        context.Patch("servers", id, new() { ["volumes"] = Responses.StringArray(disks) });
        return id;
    }

    private JsonObject Members(Image image, IReadOnlyList<JsonObject> nics)
    {
        var members = new JsonObject
        {
            ["name"] = Name,
            ["status"] = "BUILD",
            ["flavor"] = Flavor,
            ["image_id"] = image.Id,
            ["os_type"] = image.OsType,
            // Its disks are made when it is known that it can be.
            ["volumes"] = new JsonArray(),
        };
        AddTo(members, "vpc_id", VpcId);
        AddTo(members, "availability_zone", AvailabilityZone);
        AddTo(members, "key_name", KeyName);
        AddTo(members, "dedicated_host_id", DedicatedHostId);
        if (nics.Count > 0)
        {
            members["nics"] = Responses.Array(nics);
        }

        return members;
    }

    private static void AddTo(JsonObject members, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            members[name] = value;
        }
    }
}

/// <summary>An interface that is to be made, or a port that is to be taken.</summary>
internal sealed record NicSpec(string? SubnetId, string? IpAddress, string? PortId)
{
    /// <summary>The interface as the inventory takes it; a port is no longer anybody's own.</summary>
    public JsonObject Take(ServerSpec plan, ServiceCallContext context)
    {
        if (PortId is { } id)
        {
            var port = context.Inventory.Ports[id] ?? throw ServiceException.Invalid("port", $"names no port that is free: {id}");
            var before = context.Inventory.Ports.ToList();
            context.Remove("ports", id);
            context.OnRejection(() => PutBack(before, context.Inventory.Ports));
            return new()
            {
                ["id"] = port.Id,
                ["subnet_id"] = port.SubnetId,
                ["ip_address"] = port.IpAddress,
                ["mac_address"] = port.MacAddress,
                ["security_groups"] = Responses.StringArray(port.SecurityGroups),
            };
        }

        var nic = new JsonObject { ["subnet_id"] = SubnetId };
        if (IpAddress is { Length: > 0 })
        {
            nic["ip_address"] = IpAddress;
        }

        if (plan.SecurityGroups.Count > 0)
        {
            nic["security_groups"] = Responses.StringArray(plan.SecurityGroups.Select(group => IdOf(group, context)).Distinct());
        }

        return nic;
    }

    // In their order: a port that came back alone would be the last of them.
    private static void PutBack(List<Port> before, OverlayCollection<Port> ports)
    {
        before.ForEach(port => ports.Remove(port.Id));
        before.ForEach(ports.Put);
    }

    private static string IdOf(string nameOrId, ServiceCallContext context) =>
        context.Inventory.SecurityGroups[nameOrId]?.Id
        ?? context.Inventory.SecurityGroups.FirstOrDefault(group => group.Name == nameOrId)?.Id
        ?? throw ServiceException.Invalid("security_groups", $"names no security group: {nameOrId}");
}

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
