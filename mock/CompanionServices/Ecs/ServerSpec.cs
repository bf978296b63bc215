using System.Text.Json.Nodes;
using SdrsMock.CompanionServices.Ims;
using SdrsMock.Inventory.Editing;

namespace SdrsMock.CompanionServices.Ecs;

/// <summary>A server to create: the parsed request of the ECS API or the Nova API.</summary>
internal sealed record ServerSpec
{
    /// <summary>The maximum number of interfaces, including the primary one.</summary>
    public const int MaxNics = 12;

    /// <summary>The maximum number of disks besides the system disk.</summary>
    public const int MaxDataDisks = 23;

    public required string Name { get; init; }

    public required string ImageId { get; init; }

    public required string Flavor { get; init; }

    public string? VpcId { get; init; }

    public string? AvailabilityZone { get; init; }

    public string? KeyName { get; init; }

    public string? DedicatedHostId { get; init; }

    public IReadOnlyList<NicSpec> Nics { get; init; } = [];

    /// <summary>The security groups by id or name, without duplicates.</summary>
    public IReadOnlyList<string> SecurityGroups { get; init => field = [.. value.Distinct()]; } = [];

    public required DiskSpec SystemDisk { get; init; }

    public IReadOnlyList<DiskSpec> DataDisks { get; init; } = [];

    /// <summary>Adds the server, in status BUILD, with its disks and interfaces; returns its id. Nothing remains after an error.</summary>
    public string Create(ServiceCallContext context)
    {
        var image = ImageCatalog.Find(ImageId, context.Inventory.Template.Seed)
            ?? throw ServiceException.Invalid("imageRef", $"names no image: {ImageId}");
        if (EcsFlavors.Find(context, Flavor) is null)
        {
            throw ServiceException.Invalid("flavorRef", $"names no flavor: {Flavor}");
        }

        EcsFlavors.EnsureInInventory(context, Flavor);

        if (context.Inventory.Flavors.Get(Flavor).SoldOutIn.Contains(AvailabilityZone ?? context.Inventory.Template.Edition.SourceZone))
        {
            throw ServiceException.Conflict($"The flavor {Flavor} is sold out in the availability zone");
        }

        var nics = TakeNics(context);
        var id = context.Add("servers", Members(image, nics));
        var zone = context.Inventory.Servers.Get(id).AvailabilityZone;
        var disks = new[] { SystemDisk }
            .Concat(DataDisks)
            .Select((disk, index) => disk.Create(context, $"{Name}-volume-{index:0000}", zone, bootable: index == 0))
            .ToList();
        context.Patch("servers", id, new() { ["volumes"] = Responses.StringArray(disks) });
        return id;
    }

    private List<JsonObject> TakeNics(ServiceCallContext context)
    {
        var taken = Nics.Select(nic => nic.IpAddress ?? context.Inventory.Ports[nic.PortId]?.IpAddress).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return [.. Nics.DefaultIfEmpty(FindDefaultNic(context)).OfType<NicSpec>()
            .Select((nic, index) => nic.Take(this, context, index, taken))];
    }

    // A server without interfaces gets one in the first subnet of its VPC, if that has any.
    private NicSpec? FindDefaultNic(ServiceCallContext context)
    {
        var vpc = VpcId ?? context.Inventory.Default(context.Inventory.Vpcs, "vpc", "vpc_id");
        return context.Inventory.GetSubnets(vpc).FirstOrDefault() is { } subnet ? new(subnet, null, null) : null;
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
            // The disks are created after the server has passed all checks.
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
