namespace SdrsMock.Inventory.Fixtures;

/// <summary>Turns plans into servers with their disks and interfaces.</summary>
internal static class ServerFixtureFactory
{
    /// <summary>The specimen of a server that goes by its id.</summary>
    public static Fixture Server(string name, string sentence, string[] @for, ServerFixtureSpec plan) =>
        new(name, sentence, @for, builder =>
        {
            var zone = plan.AtTarget ? builder.Edition.TargetZone : builder.Edition.SourceZone;
            var server = new Server
            {
                Id = builder.Id("servers", name),
                Name = builder.Names.Server(name),
                Status = plan.Status,
                AvailabilityZone = zone,
                VpcId = builder.Id("vpcs", plan.Vpc),
                Flavor = builder.Variables[plan.Flavor],
                OsType = plan.OsType,
                KeyName = plan.KeyName is null ? null : builder.Variables.GetValueOrDefault(plan.KeyName, plan.KeyName),
                DedicatedHostId = plan.Host is null ? null : builder.Id("dedicated_hosts", plan.Host),
                EcsGroupId = plan.InEcsGroup ? builder.Id("ecs_groups", name) : null,
                LockedBy = plan.LockedBy,
                ChargingMode = plan.ChargingMode,
                Nics = [.. plan.Subnets.Select((subnet, index) => MakeNic(builder, plan, name, subnet, index))],
            };
            builder.Servers[server.Id] = server with
            {
                Volumes = [.. plan.Disks.Select(disk => Attach(builder, plan, server, name, disk))],
            };
            return server.Id;
        });

    private static Nic MakeNic(TemplateBuilder builder, ServerFixtureSpec plan, string server, string subnet, int index)
    {
        var name = $"{server}/{index}";
        var subnetId = builder.Id("subnets", subnet);
        return new()
        {
            Id = builder.Id("ports", name),
            SubnetId = subnetId,
            IpAddress = plan.AddressesOf.IsEmpty
                ? builder.Address(subnetId, name)
                : builder.Servers[builder.Id("servers", plan.AddressesOf[index])].PrimaryNic!.IpAddress,
            MacAddress = builder.Mac(name),
            Primary = index == 0,
            Extension = plan.LastNicIsExtension && index == plan.Subnets.Length - 1,
            SecurityGroups = [builder.SecurityGroup],
        };
    }

    private static AttachedVolume Attach(TemplateBuilder builder, ServerFixtureSpec plan, Server server, string name, DiskFixtureSpec disk)
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
            ChargingMode = plan.ChargingMode,
        });
        return new() { VolumeId = id, Device = disk.Device };
    }
}
