namespace SdrsMock.Inventory.Fixtures;

/// <summary>Fixtures for disks that are not attached: plain disks, and disks that each differ in one property.</summary>
internal static class VolumeFixtures
{
    public static readonly Fixture[] All =
    [
        Volume("volume_a", "A free disk of 100 GB in source_az, SAS.", ["RP-CREATE-09", "PI-ATTACH-06"], (it, _) => it),
        Volume("volume_b", "A free disk of 80 GB in source_az, SSD.", [], (it, _) =>
            it with { Size = 80, VolumeType = "SSD" }),
        Volume("volume_c", "A free disk of 60 GB in source_az, SAS.", [], (it, _) => it with { Size = 60 }),
        Volume("volume_d", "A free disk of 60 GB in source_az, SATA.", [], (it, _) =>
            it with { Size = 60, VolumeType = "SATA" }),
        Volume("volume_e", "A free disk of 40 GB in source_az, SAS.", [], (it, _) => it with { Size = 40 }),
        Volume("volume_f", "A free disk of 10 GB in source_az, SSD.", [], (it, _) =>
            it with { Size = 10, VolumeType = "SSD" }),

        Volume("volume_big", "A free disk of 2000 GB, which takes a long time to synchronise.",
            ["PG-STOP-03", "PG-REVERSE-11"], (it, _) => it with { Size = 2000 }),
        Volume("volume_shared", "A free disk that can be attached to several servers.", ["PI-ATTACH-10", "RP-EXTEND-04", "SVC-04"],
            (it, _) => it with { Shared = true }),
        Volume("volume_encrypted", "Is encrypted.", ["RP-CREATE-11"], (it, _) => it with { Encrypted = true }),
        Volume("volume_frozen", "Is frozen.", ["RP-CREATE-13"], (it, _) => it with { Frozen = true }),
        Volume("volume_locked", "Is locked.", ["RP-CREATE-13"], (it, _) => it with { Locked = true }),
        Volume("volume_other_az", "Is in target_az.", ["RP-CREATE-10"], (it, builder) =>
            it with { AvailabilityZone = builder.Edition.TargetZone }),
        Volume("volume_unsupported_type", "Is an extreme SSD.", ["RP-CREATE-12"], (it, _) =>
            it with { VolumeType = "ESSD" }),
        Volume("volume_prepaid", "Is billed yearly or monthly.", ["RP-EXTEND-07", "RP-DELETE-09"], (it, _) =>
            it with { ChargingMode = ChargingModes.PrePaid }),
        Volume("volume_error", "Is in status error.", ["RP-CREATE-02"], (it, _) =>
            it with { Status = VolumeStatus.Error }),
        Volume("volume_of_drill", "Was created for a drill.", ["RP-CREATE-14"], (it, builder) =>
            it with { DrillId = builder.Id("drills", "gone") }),
        new("volume_in_use", "The data disk of server_two_disks.", ["RP-CREATE-02"], builder =>
            builder.Id("volumes", $"server_two_disks{DiskFixtureSpec.Data.Device}")),
        new("volume_in_pool", "The disk of server_dss, which is in storage_pool_source_az.", ["PI-CREATE-18"], builder =>
            builder.Id("volumes", $"server_dss{DiskFixtureSpec.System.Device}")),
    ];

    private static Fixture Volume(string name, string description, string[] @for, Func<Volume, TemplateBuilder, Volume> modify) =>
        new(name, description, @for, builder =>
        {
            var id = builder.Id("volumes", name);
            builder.Volumes[id] = modify(
                new()
                {
                    Id = id,
                    Name = builder.Names.Volume(name),
                    Size = 100,
                    AvailabilityZone = builder.Edition.SourceZone,
                },
                builder);
            return id;
        });
}
