using static SdrsMock.Inventory.Fixtures.ServerFixtureFactory;

namespace SdrsMock.Inventory.Fixtures;

/// <summary>Fixtures for servers that each differ from the plain ones in one property.</summary>
internal static class ServerFixtures
{
    private static readonly DiskFixtureSpec SharedPair = DiskFixtureSpec.Data with { SharedAs = "shared_by_two" };
    private static readonly DiskFixtureSpec SharedTrio = DiskFixtureSpec.Data with { SharedAs = "shared_by_three" };

    public static readonly Fixture[] All =
    [
        Server("server_running", "Is running.",
            ["PG-REVERSE-03", "PI-DETACH-05", "PI-RESIZE-03"], new() { Status = ServerStatus.Active }),
        Server("server_error", "Is in status ERROR.", ["PI-CREATE-45"], new() { Status = ServerStatus.Error }),
        Server("server_other_vpc", "Is in vpc_other.", ["PI-CREATE-04", "PI-BCREATE-04"],
            new() { Vpc = "vpc_other", Subnets = ["subnet_other"] }),
        Server("server_other_az", "Is in target_az.", ["PI-CREATE-44"], new() { AtTarget = true }),

        Server("server_two_disks", "Has a data disk of 100 GB on /dev/vdb too.", ["PI-CREATE-54", "PI-DETACH-06"],
            new() { Disks = [DiskFixtureSpec.System, DiskFixtureSpec.Data] }),
        Server("server_big_disk", "Has a data disk of 1000 GB, which takes a long time to synchronise.",
            ["PG-STOP-03", "PG-REVERSE-11"], new() { Disks = [DiskFixtureSpec.System, DiskFixtureSpec.Data with { Size = 1000 }] }),
        Server("server_without_online_extend", "Has a data disk that cannot be extended while attached.",
            ["RP-EXTEND-03"], new() { Disks = [DiskFixtureSpec.System, DiskFixtureSpec.Data with { OnlineExtend = false }] }),
        Server("server_shared_disk", "Shares its data disk with server_shared_disk_peer.",
            ["PI-CREATE-02", "PI-BCREATE-02", "PI-DELETE-06", "PI-BDELETE-03", "RP-EXTEND-04", "SVC-04"],
            new() { Disks = [DiskFixtureSpec.System, SharedPair] }),
        Server("server_shared_disk_peer", "Shares its data disk with server_shared_disk.",
            ["PI-BCREATE-02", "PI-BDELETE-03"], new() { Disks = [DiskFixtureSpec.System, SharedPair] }),
        Server("server_shared_by_three", "Shares its data disk with two more servers.", ["PI-BCREATE-02"],
            new() { Disks = [DiskFixtureSpec.System, SharedTrio] }),
        Server("server_shared_by_three_second", "The second server on the disk of server_shared_by_three.",
            ["PI-BCREATE-02"], new() { Disks = [DiskFixtureSpec.System, SharedTrio] }),
        Server("server_shared_by_three_third", "The third server on the disk of server_shared_by_three.",
            ["PI-BCREATE-02"], new() { Disks = [DiskFixtureSpec.System, SharedTrio] }),
        Server("server_without_disks", "Has no disk at all.", ["PI-CREATE-46"], new() { Disks = [] }),
        Server("server_without_system_disk", "Has a data disk only.", ["PI-CREATE-46"],
            new() { Disks = [DiskFixtureSpec.Data] }),
        Server("server_bad_system_disk", "Its system disk is in status error.", ["PI-CREATE-46"],
            new() { Disks = [DiskFixtureSpec.System with { Status = VolumeStatus.Error }] }),
        Server("server_dss", "Its disk lies in storage_pool_source_az.", ["PI-CREATE-18"],
            new() { Disks = [DiskFixtureSpec.System with { Pool = "storage_pool_source_az" }] }),

        Server("windows_without_key_pair", "Windows with key login; its key pair does not exist.",
            ["PI-CREATE-06", "PI-BCREATE-06"], new() { OsType = OsTypes.Windows, KeyName = "keypair-gone" }),
        Server("windows_with_key_pair", "Windows with key login by key_pair.", ["PI-CREATE-06", "DR-CREATE-15"],
            new() { OsType = OsTypes.Windows, KeyName = "key_pair" }),

        Server("server_in_ecs_group", "Is in an ECS group.", ["PI-CREATE-10"], new() { InEcsGroup = true }),
        Server("server_on_dedicated_host", "Runs on dedicated_host_source_az.", ["PI-CREATE-48", "PI-RESIZE-10"],
            new() { Host = "dedicated_host_source_az" }),
        Server("server_unsupported_type", "Has a graphics processor (flavor_unsupported).", ["PI-CREATE-47"],
            new() { Flavor = "flavor_unsupported" }),
        Server("server_newer_series", "Of the C6 series (flavor_newer_series).", ["PI-CREATE-47"],
            new() { Flavor = "flavor_newer_series" }),
        Server("server_locked_by_system", "Is locked by the system.", ["PI-CREATE-49"], new() { LockedBy = "system" }),
        Server("server_locked_by_service", "Is locked by another cloud service.", ["PI-CREATE-49"],
            new() { LockedBy = "sms" }),
        Server("server_prepaid", "Is billed yearly or monthly, its disk too.",
            ["PI-RESIZE-15", "PI-DELETE-08", "RP-EXTEND-07", "RP-DELETE-09"],
            new() { ChargingMode = ChargingModes.PrePaid }),

        Server("server_two_nics", "Has a second interface in subnet_second.", ["PI-DELNIC-01", "SVC-05"],
            new() { Subnets = ["subnet", "subnet_second"] }),
        Server("server_twelve_nics", "Has as many interfaces as an instance may have.", ["PI-ADDNIC-07"],
            new() { Subnets = [.. Enumerable.Repeat("subnet", 12)] }),
        Server("server_extension_nic", "Its second interface is an extension.", ["PI-CREATE-50"],
            new() { Subnets = ["subnet", "subnet"], LastNicIsExtension = true }),
        Server("server_in_drill_conflict", "Has the addresses of server_a to server_h in vpc_drill_conflict.",
            ["DR-CREATE-03"], new()
            {
                Vpc = "vpc_drill_conflict",
                Subnets = [.. Enumerable.Repeat("vpc_drill_conflict/172.16.0.0/16", 8)],
                AddressesOf = [.. "abcdefgh".Select(letter => $"server_{letter}")],
            }),
    ];
}
