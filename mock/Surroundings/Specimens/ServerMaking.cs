namespace SdrsMock.Surroundings.Specimens;

/// <summary>Turns plans into servers with their disks and interfaces.</summary>
internal static class ServerMaking
{
    /// <summary>The specimen of a server that goes by its id.</summary>
    public static Specimen Server(string name, string sentence, string[] @for, ServerPlan plan) =>
        new(name, sentence, @for, draft =>
        {
            var zone = plan.AtTarget ? draft.Edition.TargetZone : draft.Edition.SourceZone;
            var server = new Server
            {
                Id = draft.Id("servers", name),
                Name = draft.Names.Server(name),
                Status = plan.Status,
                AvailabilityZone = zone,
                VpcId = draft.Id("vpcs", plan.Vpc),
                Flavor = draft.Variables[plan.Flavor],
                OsType = plan.OsType,
                KeyName = plan.KeyName is null ? null : draft.Variables.GetValueOrDefault(plan.KeyName, plan.KeyName),
                DedicatedHostId = plan.Host is null ? null : draft.Id("dedicated_hosts", plan.Host),
                EcsGroupId = plan.InEcsGroup ? draft.Id("ecs_groups", name) : null,
                LockedBy = plan.LockedBy,
                ChargingMode = plan.ChargingMode,
                Nics = [.. plan.Subnets.Select((subnet, index) => MakeNic(draft, plan, name, subnet, index))],
            };
            draft.Servers[server.Id] = server with
            {
                Volumes = [.. plan.Disks.Select(disk => Attach(draft, plan, server, name, disk))],
            };
            return server.Id;
        });

    private static Nic MakeNic(Draft draft, ServerPlan plan, string server, string subnet, int index)
    {
        var name = $"{server}/{index}";
        var subnetId = draft.Id("subnets", subnet);
        return new()
        {
            Id = draft.Id("ports", name),
            SubnetId = subnetId,
            IpAddress = plan.AddressesOf.IsEmpty
                ? draft.Address(subnetId, name)
                : draft.Servers[draft.Id("servers", plan.AddressesOf[index])].PrimaryNic!.IpAddress,
            MacAddress = draft.Mac(name),
            Primary = index == 0,
            Extension = plan.LastNicIsExtension && index == plan.Subnets.Length - 1,
            SecurityGroups = [draft.SecurityGroup],
        };
    }

    private static AttachedVolume Attach(Draft draft, ServerPlan plan, Server server, string name, DiskPlan disk)
    {
        var id = draft.Id("volumes", disk.SharedAs ?? $"{name}{disk.Device}");
        draft.Volumes.TryAdd(id, new()
        {
            Id = id,
            Name = $"{server.Name}-volume-{disk.Device[^1] - 'a':0000}",
            Size = disk.Size,
            Status = disk.Status,
            AvailabilityZone = server.AvailabilityZone,
            Bootable = disk.Device == DiskPlan.System.Device,
            Shared = disk.SharedAs is not null,
            OnlineExtend = disk.OnlineExtend,
            StoragePoolId = disk.Pool is null ? null : draft.Id("storage_pools", disk.Pool),
            ChargingMode = plan.ChargingMode,
        });
        return new() { VolumeId = id, Device = disk.Device };
    }
}
