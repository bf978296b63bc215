namespace SdrsMock.Inventory.Fixtures;

/// <summary>Creates servers with disks and interfaces from their specifications.</summary>
internal static class ServerFixtureFactory
{
    /// <summary>A fixture for a server, whose variable is the server's id.</summary>
    public static Fixture Server(string name, string description, string[] @for, ServerFixtureSpec spec) =>
        new(name, description, @for, builder =>
        {
            var zone = spec.AtTarget ? builder.Edition.TargetZone : builder.Edition.SourceZone;
            var server = new Server
            {
                Id = builder.Id("servers", name),
                Name = builder.Names.Server(name),
                Status = spec.Status,
                AvailabilityZone = zone,
                VpcId = builder.Id("vpcs", spec.Vpc),
                Flavor = builder.Variables[spec.Flavor],
                OsType = spec.OsType,
                KeyName = spec.KeyName is null ? null : builder.Variables.GetValueOrDefault(spec.KeyName, spec.KeyName),
                DedicatedHostId = spec.Host is null ? null : builder.Id("dedicated_hosts", spec.Host),
                EcsGroupId = spec.InEcsGroup ? builder.Id("ecs_groups", name) : null,
                LockedBy = spec.LockedBy,
                ChargingMode = spec.ChargingMode,
                Nics = [.. spec.Subnets.Select((subnet, index) => MakeNic(builder, spec, name, subnet, index))],
            };
            builder.Servers[server.Id] = server with
            {
                Volumes = [.. spec.Disks.Select(disk => Attach(builder, spec, server, name, disk))],
            };
            return server.Id;
        });

    private static Nic MakeNic(TemplateBuilder builder, ServerFixtureSpec spec, string server, string subnet, int index)
    {
        var name = $"{server}/{index}";
        var subnetId = builder.Id("subnets", subnet);
        return new()
        {
            Id = builder.Id("ports", name),
            SubnetId = subnetId,
            IpAddress = spec.AddressesOf.IsEmpty
                ? builder.Address(subnetId, name)
                : builder.Servers[builder.Id("servers", spec.AddressesOf[index])].PrimaryNic!.IpAddress,
            MacAddress = builder.Mac(name),
            Primary = index == 0,
            Extension = spec.LastNicIsExtension && index == spec.Subnets.Length - 1,
            SecurityGroups = [builder.SecurityGroup],
        };
    }

    private static AttachedVolume Attach(TemplateBuilder builder, ServerFixtureSpec spec, Server server, string name, DiskFixtureSpec disk)
    {
        var id = builder.Id("volumes", disk.SharedAs ?? $"{name}{disk.Device}");
        builder.Volumes.TryAdd(id, new()
        {
            Id = id,
            Name = $"{server.Name}-volume-{disk.Device[^1] - 'a':0000}",
            Size = disk.Size,
            Status = disk.Status,
            AvailabilityZone = server.AvailabilityZone,
            Bootable = disk.Device == DiskFixtureSpec.System.Device,
            Shared = disk.SharedAs is not null,
            OnlineExtend = disk.OnlineExtend,
            StoragePoolId = disk.Pool is null ? null : builder.Id("storage_pools", disk.Pool),
            ChargingMode = spec.ChargingMode,
        });
        return new() { VolumeId = id, Device = disk.Device };
    }
}
