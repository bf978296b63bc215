using CsCheck;
using SdrsMock.Inventory;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Inventory;

public sealed class IndexTests
{
    private readonly InventoryTestBase _given = new();

    private string Subnet => _given.Id("subnet");

    [Fact]
    public void Two_projects_with_the_same_template_are_independent()
    {
        var (one, other) = (new ProjectInventory(InventoryTestBase.Huawei), new ProjectInventory(InventoryTestBase.Huawei));
        var untouched = InventoryTestBase.Whole(other);
        var server = one.Servers[_given.Id("server_c")]!;

        one.Servers.Remove(server.Id);
        one.Servers.Put(one.Servers[_given.Id("server_a")]! with { Status = ServerStatus.Active, Volumes = [] });
        one.Volumes.Remove(_given.Id("volume_a"));

        InventoryTestBase.Whole(other).ShouldBe(untouched);
        other.IsPristine.ShouldBeTrue();
        one.IsPristine.ShouldBeFalse();
        one.IsAddressTaken(Subnet, _given.Id("used_ip")).ShouldBeFalse();
        other.IsAddressTaken(Subnet, _given.Id("used_ip")).ShouldBeTrue();
        other.GetServersByVolume(other.Servers[_given.Id("server_a")]!.Volumes[0].VolumeId).ShouldBe([_given.Id("server_a")]);
    }

    [Fact]
    public void An_address_is_in_use_by_a_server_or_the_gateway()
    {
        _given.Project.IsAddressTaken(Subnet, "172.16.0.1").ShouldBeTrue();
        _given.Project.IsAddressTaken(Subnet, "172.16.0.2").ShouldBeFalse();
        _given.Project.IsAddressTaken(_given.Id("subnet_other"), _given.Id("used_ip")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("172.16.0.2", true)]
    [InlineData("172.16.255.254", true)]
    [InlineData("172.16.0.0", false)]
    [InlineData("172.16.255.255", false)]
    [InlineData("172.17.0.2", false)]
    [InlineData("172.16.0.02", false)]
    [InlineData("172.16.0", false)]
    [InlineData("172.16.0.2.3", false)]
    [InlineData("172.16.0.256", false)]
    [InlineData(" 172.16.0.2", false)]
    [InlineData("", false)]
    [InlineData("fe80::1", false)]
    public void Only_an_address_of_the_subnet_can_be_assigned(string address, bool expected) =>
        _given.Project.IsAddressOf(Subnet, address).ShouldBe(expected);

    [Fact]
    public void Free_addresses_are_assigned_lowest_first_and_reused()
    {
        var first = Give();
        var second = Give();

        (first.PrimaryNic!.IpAddress, second.PrimaryNic!.IpAddress).ShouldBe(("172.16.0.2", "172.16.0.3"));
        _given.Project.FindFreeAddress(Subnet).ShouldBe("172.16.0.4");
        _given.Project.FindFreeAddress(Subnet, new HashSet<string> { "172.16.0.4" }).ShouldBe("172.16.0.5");
        _given.Project.FindFreeAddress(Subnet).ShouldBe("172.16.0.4");

        _given.Project.Servers.Remove(first.Id);
        _given.Project.FindFreeAddress(Subnet).ShouldBe("172.16.0.2");
        _given.Project.FindFreeAddress("unknown").ShouldBeNull();
    }

    [Fact]
    public void A_full_subnet_has_no_free_address()
    {
        _given.Add("subnets",
            """{"id":"tiny","vpc_id":"VPC","cidr":"172.20.0.0/30"}""".Replace("VPC", _given.Id("vpc"), StringComparison.Ordinal));

        _given.Project.FindFreeAddress("tiny").ShouldBe("172.20.0.2");
        _given.Add("servers", """{"nics":[{"subnet_id":"tiny"}]}""");
        _given.Project.FindFreeAddress("tiny").ShouldBeNull();
        Should.Throw<SdrsMock.Inventory.Editing.InventoryException>(() => _given.Add("servers", """{"nics":[{"subnet_id":"tiny"}]}"""))
            .Message.ShouldBe("""nics find no free address in subnet "tiny".""");
    }

    [Fact]
    public void A_shared_disk_belongs_to_all_its_servers()
    {
        var disk = _given["server_shared_disk"].Volumes[1].VolumeId;

        _given.Project.GetServersByVolume(disk).ShouldBe([_given.Id("server_shared_disk"), _given.Id("server_shared_disk_peer")]);
        _given.Project.Servers.Remove(_given.Id("server_shared_disk"));
        _given.Project.GetServersByVolume(disk).ShouldBe([_given.Id("server_shared_disk_peer")]);
        _given.Project.GetServersByVolume(_given.Id("volume_a")).ShouldBeEmpty();
    }

    [Fact]
    public void Subnets_are_found_by_their_VPC()
    {
        _given.Project.Subnets.Remove(_given.Id("subnet_second"));

        _given.Project.GetSubnets(_given.Id("vpc")).ShouldBe([Subnet]);
    }

    [Fact]
    public void Indexes_agree_with_a_search_after_any_changes() =>
        Gen.Int[0, 999].List[1, 40].Sample(
            steps =>
            {
                var it = new ProjectInventory(InventoryTestBase.Huawei);
                foreach (var step in steps)
                {
                    Change(it, step);
                }

                var held = it.Servers
                    .SelectMany(server => server.Volumes.Select(volume => (volume.VolumeId, server.Id)))
                    .ToLookup(pair => pair.VolumeId, pair => pair.Id);
                it.Volumes.ShouldAllBe(volume => it.GetServersByVolume(volume.Id).Order().SequenceEqual(held[volume.Id].Order()));
                it.Servers.ShouldAllBe(
                    server => server.Nics.All(nic => it.GetServersByAddress(nic.SubnetId, nic.IpAddress).Contains(server.Id)));
                var lowest = Enumerable.Range(2, 100).Select(host => $"172.16.0.{host}")
                    .First(ip => !it.Servers.Any(server => server.Nics.Any(nic => nic.SubnetId == Subnet && nic.IpAddress == ip)));
                it.FindFreeAddress(Subnet).ShouldBe(lowest);
                it.Servers.ToList().Count.ShouldBe(it.Servers.Count);
            },
            iter: 100);

    /// <summary>Removes a server, gives one another address and another disk, or puts one from the stock back.</summary>
    private void Change(ProjectInventory it, int step)
    {
        var name = "server_" + "abcdefgh"[step % 8];
        var original = InventoryTestBase.Huawei.Servers[_given.Id(name)]!;
        var address = it.FindFreeAddress(Subnet)!;
        switch (step % 3)
        {
            case 0:
                it.Servers.Remove(original.Id);
                break;
            case 1:
                it.Servers.Put(original with
                {
                    Nics = [original.Nics[0] with { IpAddress = address }],
                    Volumes = [original.Volumes[0], new() { VolumeId = _given.Id("volume_shared"), Device = "/dev/vdb" }],
                });
                break;
            default:
                it.Servers.Put(original);
                break;
        }
    }

    private Server Give() => _given.Project.Servers[_given.Add("servers", "{}").Id]!;
}
