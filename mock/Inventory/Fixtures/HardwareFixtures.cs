namespace SdrsMock.Inventory.Fixtures;

/// <summary>Fixtures for dedicated hosts, dedicated storage pools and key pairs.</summary>
internal static class HardwareFixtures
{
    public static readonly Fixture[] All =
    [
        Host("dedicated_host", "In target_az; runs the plain flavors.", ["PI-CREATE-33", "PI-CREATE-10", "PI-RESIZE-11"],
            (it, builder) => it with { AvailabilityZone = builder.Edition.TargetZone }),
        Host("dedicated_host_source_az", "In source_az, so it cannot run a DR server.", ["PI-CREATE-36", "PI-RESIZE-12"],
            (it, _) => it),
        Host("dedicated_host_small", "In target_az; cannot run the plain flavor.", ["PI-CREATE-37"],
            (it, builder) => it with
            {
                AvailabilityZone = builder.Edition.TargetZone,
                Flavors = [$"{builder.Edition.GeneralSeries}.small.1"],
            }),

        Pool("storage_pool", "In target_az, available, with free capacity; SAS like the disks of the plain servers.",
            ["PI-CREATE-18", "RP-CREATE-17"], it => it),
        Pool("storage_pool_source_az", "In source_az, so it cannot hold a DR disk.", ["PI-CREATE-21", "RP-CREATE-17"],
            (it, builder) => it with { AvailabilityZone = builder.Edition.SourceZone, UsedGb = 140 }),
        Pool("storage_pool_deploying", "In target_az; still being deployed.", ["PI-CREATE-22", "RP-CREATE-17"],
            it => it with { Status = StoragePoolStatus.Deploying }),
        Pool("storage_pool_full", "In target_az; no free capacity.", ["PI-CREATE-23", "RP-CREATE-17"],
            it => it with { UsedGb = it.CapacityGb }),
        Pool("storage_pool_other_type", "In target_az; SSD, unlike the disks of the plain servers.",
            ["PI-CREATE-24", "RP-CREATE-17"], it => it with { StorageType = "SSD" }),

        new("key_pair", "The key pair of windows_with_key_pair.", ["PI-CREATE-06", "DR-CREATE-15"], builder =>
        {
            var pair = new KeyPair { Name = builder.Names.Place("keypair", "key_pair") };
            builder.KeyPairs.Add(pair);
            return pair.Name;
        }),
    ];

    private static Fixture Host(
        string name, string description, string[] @for, Func<DedicatedHost, TemplateBuilder, DedicatedHost> modify) =>
        new(name, description, @for, builder =>
        {
            var host = modify(
                new()
                {
                    Id = builder.Id("dedicated_hosts", name),
                    Name = builder.Names.Place("host", name),
                    AvailabilityZone = builder.Edition.SourceZone,
                    Flavors = [.. builder.Flavors.Where(flavor => flavor.ServerType == "ECS").Select(flavor => flavor.Id)],
                },
                builder);
            builder.DedicatedHosts.Add(host);
            return host.Id;
        });

    private static Fixture Pool(string name, string description, string[] @for, Func<StoragePool, StoragePool> modify) =>
        Pool(name, description, @for, (it, _) => modify(it));

    private static Fixture Pool(
        string name, string description, string[] @for, Func<StoragePool, TemplateBuilder, StoragePool> modify) =>
        new(name, description, @for, builder =>
        {
            var pool = modify(
                new()
                {
                    Id = builder.Id("storage_pools", name),
                    Name = builder.Names.Place("pool", name),
                    AvailabilityZone = builder.Edition.TargetZone,
                },
                builder);
            builder.StoragePools.Add(pool);
            return pool.Id;
        });
}
