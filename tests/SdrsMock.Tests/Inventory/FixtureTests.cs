using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Inventory.Fixtures;
using Shouldly;
using Xunit;
using Holds = System.Func<SdrsMock.Inventory.ProjectInventory, string, bool>;

namespace SdrsMock.Tests.Inventory;

public sealed class FixtureTests
{
    private static readonly Dictionary<string, Holds> Properties = new()
    {
        ["source_az"] = (it, zone) => zone == it.Template.Edition.SourceZone,
        ["target_az"] = (it, zone) => zone == it.Template.Edition.TargetZone,
        ["third_az"] = (it, zone) => it.Domains[Id(it, "domain_id")]!.Zone(zone) is null,

        ["domain_id"] = OfDomain(domain => !domain.SoldOut && Joins(domain, "cn-north-4a", "cn-north-4b")),
        ["domain_sold_out"] = OfDomain(domain => domain.SoldOut && Joins(domain, "cn-north-4a", "cn-north-4b")),
        ["domain_no_source_access"] = OfDomain(domain => !domain.Zone("cn-north-4a")!.Accessible),
        ["domain_no_target_access"] = OfDomain(domain => !domain.Zone("cn-north-4b")!.Accessible),
        ["domain_without_dss"] = OfDomain(domain => !domain.Zone("cn-north-4c")!.DssSupported),
        ["domain_without_dedicated_hosts"] = OfDomain(domain => !domain.Zone("cn-north-4c")!.DedicatedHostsSupported),

        ["flavor"] = (it, id) => it.Flavors[id] is { SupportedAtProduction: true, SupportedAtDr: true },
        ["flavor_other"] = (it, id) => it.Flavors[id] is { ResizableAtProduction: true, ResizableAtDr: true, Vcpus: 4 },
        ["flavor_sold_out"] = (it, id) => it.Flavors[id]!.SoldOutIn.Contains("cn-north-4b"),
        ["flavor_not_resizable_production"] = (it, id) => !it.Flavors[id]!.ResizableAtProduction,
        ["flavor_not_resizable_dr"] = (it, id) => !it.Flavors[id]!.ResizableAtDr,
        ["flavor_unsupported"] = (it, id) => it.Flavors[id] is { SupportedAtProduction: false, SupportedAtDr: false },
        ["flavor_newer_series"] = (it, id) => it.Flavors[id] is { Id: "c6.large.2", SupportedAtProduction: true },

        ["vpc"] = (it, id) => it.Vpcs[id] is not null && it.GetSubnets(id).Length == 2,
        ["subnet"] = (it, id) => it.GetSubnets(Id(it, "vpc"))[0] == id,
        ["subnet_second"] = (it, id) => it.GetSubnets(Id(it, "vpc"))[1] == id,
        ["vpc_other"] = (it, id) => it.Vpcs[id] is not null,
        ["subnet_other"] = (it, id) => it.Subnets[id]!.VpcId == Id(it, "vpc_other"),
        ["vpc_drill"] = (it, id) => Cidrs(it, id).SequenceEqual(Cidrs(it, Id(it, "vpc"))),
        ["vpc_drill_b"] = (it, id) => Cidrs(it, id).SequenceEqual(Cidrs(it, Id(it, "vpc"))),
        ["vpc_drill_conflict"] = (it, id) => Cidrs(it, id).SequenceEqual(Cidrs(it, Id(it, "vpc")))
            && "abcdefgh".All(letter => it.IsAddressTaken(it.GetSubnets(id)[0], Server(it, $"server_{letter}").PrimaryNic!.IpAddress)),
        ["vpc_other_cidr"] = (it, id) => !Cidrs(it, id).Intersect(Cidrs(it, Id(it, "vpc"))).Any() && !it.GetSubnets(id).IsEmpty,
        ["vpc_without_subnets"] = (it, id) => it.Vpcs[id] is not null && it.GetSubnets(id).IsEmpty,

        ["dedicated_host"] = (it, id) => it.DedicatedHosts[id] is { AvailabilityZone: "cn-north-4b" } host
            && host.Flavors.Contains(Id(it, "flavor")) && host.Flavors.Contains(Id(it, "flavor_other")),
        ["dedicated_host_source_az"] = (it, id) => it.DedicatedHosts[id]!.AvailabilityZone == "cn-north-4a",
        ["dedicated_host_small"] = (it, id) => it.DedicatedHosts[id] is { AvailabilityZone: "cn-north-4b" } host
            && !host.Flavors.Contains(Id(it, "flavor")),
        ["storage_pool"] = OfPool(pool => pool is
        {
            AvailabilityZone: "cn-north-4b", Status: StoragePoolStatus.Available, StorageType: "SAS", FreeGb: > 1000,
        }),
        ["storage_pool_source_az"] = OfPool(pool => pool.AvailabilityZone == "cn-north-4a"),
        ["storage_pool_deploying"] = OfPool(pool => pool.Status == StoragePoolStatus.Deploying),
        ["storage_pool_full"] = OfPool(pool => pool.FreeGb == 0),
        ["storage_pool_other_type"] = OfPool(pool => pool.StorageType == "SSD"),
        ["key_pair"] = (it, id) => it.KeyPairs[id] is not null,

        ["server_running"] = OfServer((_, server) => server.Status == ServerStatus.Active),
        ["server_error"] = OfServer((_, server) => server.Status == ServerStatus.Error),
        ["server_other_vpc"] = OfServer((it, server) => server.VpcId == Id(it, "vpc_other")),
        ["server_other_az"] = OfServer((_, server) => server.AvailabilityZone == "cn-north-4b"),
        ["server_two_disks"] = OfServer((it, server) => Disks(it, server) is [{ Bootable: true }, { Size: 100, Bootable: false }]),
        ["server_big_disk"] = OfServer((it, server) => Disks(it, server) is [_, { Size: 1000 }]),
        ["server_without_online_extend"] = OfServer((it, server) => Disks(it, server) is [_, { OnlineExtend: false }]),
        ["server_shared_disk"] = OfServer((it, server) => Holders(it, server) == 2),
        ["server_shared_disk_peer"] = OfServer((it, server) => Holders(it, server) == 2),
        ["server_shared_by_three"] = OfServer((it, server) => Holders(it, server) == 3),
        ["server_shared_by_three_second"] = OfServer((it, server) => Holders(it, server) == 3),
        ["server_shared_by_three_third"] = OfServer((it, server) => Holders(it, server) == 3),
        ["server_without_disks"] = OfServer((_, server) => server.Volumes.IsEmpty),
        ["server_without_system_disk"] = OfServer((it, server) =>
            !server.Volumes.Any(volume => volume.IsSystem) && Disks(it, server) is [{ Bootable: false }]),
        ["server_bad_system_disk"] = OfServer((it, server) => Disks(it, server) is [{ Status: VolumeStatus.Error, Bootable: true }]),
        ["server_dss"] = OfServer((it, server) => Disks(it, server)[0].StoragePoolId == Id(it, "storage_pool_source_az")),
        ["windows_without_key_pair"] = OfServer((it, server) =>
            server.OsType == OsTypes.Windows && server.KeyName is not null && it.KeyPairs[server.KeyName] is null),
        ["windows_with_key_pair"] = OfServer((it, server) =>
            server.OsType == OsTypes.Windows && server.KeyName == Id(it, "key_pair")),
        ["server_in_ecs_group"] = OfServer((_, server) => server.EcsGroupId is not null),
        ["server_on_dedicated_host"] = OfServer((it, server) => server.DedicatedHostId == Id(it, "dedicated_host_source_az")),
        ["server_unsupported_type"] = OfServer((it, server) => !it.Flavors[server.Flavor]!.SupportedAtProduction),
        ["server_newer_series"] = OfServer((it, server) => server.Flavor == Id(it, "flavor_newer_series")),
        ["server_locked_by_system"] = OfServer((_, server) => server.LockedBy == "system"),
        ["server_locked_by_service"] = OfServer((_, server) => server.LockedBy is not null and not "system"),
        ["server_prepaid"] = OfServer((it, server) => server.ChargingMode == ChargingModes.PrePaid
            && Disks(it, server)[0].ChargingMode == ChargingModes.PrePaid),
        ["server_two_nics"] = OfServer((it, server) => server.Nics is [{ Primary: true }, { Primary: false }]
            && server.Nics[1].SubnetId == Id(it, "subnet_second")),
        ["server_twelve_nics"] = OfServer((_, server) => server.Nics.Length == 12),
        ["server_extension_nic"] = OfServer((_, server) => server.Nics is [{ Extension: false }, { Extension: true }]),
        ["server_in_drill_conflict"] = OfServer((it, server) => server.VpcId == Id(it, "vpc_drill_conflict")),

        ["volume_big"] = OfVolume(volume => volume.Size == 2000 && IsFree(volume)),
        ["volume_shared"] = OfVolume(volume => volume.Shared && IsFree(volume)),
        ["volume_encrypted"] = OfVolume(volume => volume.Encrypted && IsFree(volume)),
        ["volume_frozen"] = OfVolume(volume => volume.Frozen && IsFree(volume)),
        ["volume_locked"] = OfVolume(volume => volume.Locked && IsFree(volume)),
        ["volume_other_az"] = OfVolume(volume => volume.AvailabilityZone == "cn-north-4b"),
        ["volume_unsupported_type"] = OfVolume(volume => volume.VolumeType == "ESSD" && IsFree(volume)),
        ["volume_prepaid"] = OfVolume(volume => volume.ChargingMode == ChargingModes.PrePaid && IsFree(volume)),
        ["volume_error"] = OfVolume(volume => volume.Status == VolumeStatus.Error),
        ["volume_of_drill"] = OfVolume(volume => volume.DrillId is not null && IsFree(volume)),
        ["volume_in_use"] = (it, id) => it.Volumes[id]!.Status == VolumeStatus.InUse && it.GetServersByVolume(id).Length == 1,
        ["volume_in_pool"] = OfVolume(volume => volume.StoragePoolId is not null),

        ["free_ip"] = (it, ip) => it.IsAddressOf(Id(it, "subnet"), ip) && !it.IsAddressTaken(Id(it, "subnet"), ip),
        ["free_ip_b"] = (it, ip) => !it.IsAddressTaken(Id(it, "subnet"), ip) && ip != Id(it, "free_ip"),
        ["used_ip"] = (it, ip) => it.GetServersByAddress(Id(it, "subnet"), ip) is [var id] && id == Id(it, "server_c"),
        ["ip_outside_subnet"] = (it, ip) => Ipv4.IsValid(ip) && !it.IsAddressOf(Id(it, "subnet"), ip),
        ["nic_primary"] = (it, id) => Server(it, "server_two_nics").PrimaryNic!.Id == id,
        ["nic_second"] = (it, id) => Server(it, "server_two_nics").Nics[1].Id == id,
        ["security_group"] = (it, id) => Server(it, "server_a").PrimaryNic!.SecurityGroups.Contains(id),
        ["unknown_id"] = (it, id) => it.Servers[id] is null && it.Volumes[id] is null && it.Vpcs[id] is null
            && it.DedicatedHosts[id] is null && it.StoragePools[id] is null && it.Domains[id] is null && it.Subnets[id] is null,
    };

    public static TheoryData<string> Names => [.. FixtureCatalog.InOrder.Select(fixture => fixture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fixture_has_its_documented_property(string name)
    {
        var it = new ProjectInventory(InventoryTestBase.Huawei);
        var holds = Properties.TryGetValue(name, out var special) ? special
            : name.StartsWith("server_", StringComparison.Ordinal) ? OfServer(IsPlain)
            : OfVolume(volume => volume is { Size: <= 100, AvailabilityZone: "cn-north-4a" } && IsFree(volume));

        holds(it, it.Template.Variables[name]).ShouldBeTrue();
    }

    [Fact]
    public void Special_servers_differ_from_the_default_in_one_property()
    {
        var it = new ProjectInventory(InventoryTestBase.Huawei);
        string[] elsewhere = ["server_other_vpc", "server_other_az", "server_in_drill_conflict"];

        var special = FixtureCatalog.InOrder.Select(fixture => fixture.Name)
            .Where(name => name.StartsWith("server_", StringComparison.Ordinal) && !elsewhere.Contains(name));

        special.Select(name => Server(it, name)).ShouldAllBe(server =>
            server.VpcId == Id(it, "vpc") && server.AvailabilityZone == "cn-north-4a" && server.KeyName == null);
    }

    [Fact]
    public void Only_one_edition_rejects_the_newer_server_series()
    {
        var otc = InventoryTemplate.Create(Edition.Parse("otc"), 1);

        otc.Flavors["c6.large.2"]!.SupportedAtProduction.ShouldBeFalse();
        otc.Servers[otc.Variables["server_newer_series"]]!.Flavor.ShouldBe("c6.large.2");
    }

    private static bool IsPlain(ProjectInventory it, Server server) =>
        server is
        {
            Status: ServerStatus.Shutoff, AvailabilityZone: "cn-north-4a", OsType: OsTypes.Linux, KeyName: null,
            DedicatedHostId: null, EcsGroupId: null, LockedBy: null, ChargingMode: ChargingModes.PostPaid, Frozen: false,
            Nics: [{ Primary: true, Extension: false }], Volumes: [{ Device: "/dev/vda" }],
        }
        && server.VpcId == Id(it, "vpc")
        && server.Flavor == Id(it, "flavor")
        && server.Nics[0].SubnetId == Id(it, "subnet")
        && Disks(it, server) is [{ Size: 40, Status: VolumeStatus.InUse, Bootable: true, Shared: false, VolumeType: "SAS" }];

    private static bool IsFree(Volume volume) => volume.Status == VolumeStatus.Available;

    private static string Id(ProjectInventory it, string fixture) => it.Template.Variables[fixture];

    private static Server Server(ProjectInventory it, string fixture) => it.Servers[Id(it, fixture)]!;

    private static Volume[] Disks(ProjectInventory it, Server server) =>
        [.. server.Volumes.Select(attached => it.Volumes[attached.VolumeId]!)];

    private static int Holders(ProjectInventory it, Server server) =>
        Disks(it, server) is [{ Shared: false }, { Shared: true } data] ? it.GetServersByVolume(data.Id).Length : 0;

    private static IEnumerable<string> Cidrs(ProjectInventory it, string vpcId) =>
        it.GetSubnets(vpcId).Select(id => it.Subnets[id]!.Cidr).Order();

    private static bool Joins(Domain domain, string one, string other) =>
        domain.LocalAvailabilityZone.Name == one && domain.RemoteAvailabilityZone.Name == other;

    private static Holds OfServer(Func<ProjectInventory, Server, bool> holds) => (it, id) => holds(it, it.Servers[id]!);

    private static Holds OfVolume(Func<Volume, bool> holds) => (it, id) => holds(it.Volumes[id]!);

    private static Holds OfDomain(Func<Domain, bool> holds) => (it, id) => holds(it.Domains[id]!);

    private static Holds OfPool(Func<StoragePool, bool> holds) => (it, id) => holds(it.StoragePools[id]!);
}
