using System.Text.Json;
using SdrsMock.Engine;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectedInstances;

public sealed class NicTests
{
    private readonly Sdrs _sdrs = new();
    private readonly string _instance;

    public NicTests() => _instance = _sdrs.GivenInstance(_sdrs.GivenGroup());

    [Fact]
    public void Both_servers_get_an_interface_the_production_server_the_one_that_is_told()
    {
        var id = _sdrs.Entity(Add(_sdrs["free_ip"]), "nic_id");

        var nic = _sdrs.SourceServerOf(_instance).Nics[^1];
        nic.Id.ShouldBe(id);
        nic.IpAddress.ShouldBe(_sdrs["free_ip"]);
        nic.Primary.ShouldBeFalse();
        nic.SecurityGroups.ShouldBe([_sdrs.World.Surroundings.Blueprint.DefaultSecurityGroup]);
        var twin = _sdrs.TargetServerOf(_instance).Nics[^1];
        twin.SubnetId.ShouldBe(_sdrs["subnet"]);
        twin.IpAddress.ShouldNotBe(nic.IpAddress);
    }

    [Fact]
    public void The_instance_is_nic_creating_meanwhile_and_the_address_is_spoken_for()
    {
        var other = _sdrs.GivenInstance(_sdrs.World.Instances[_instance]!.GroupId, "server_b");

        Add(_sdrs["free_ip"]).ShouldSucceed();

        _sdrs.Instance(_instance).Text("status").ShouldBe("nic-creating");
        Add(_sdrs["free_ip_b"]).ShouldBreak("PI-ADDNIC-02", Errors.InstanceStatusForbidsNic);
        Add(_sdrs["free_ip"], other).ShouldBreak("PI-ADDNIC-06", Errors.AddressTaken);
        _sdrs.Wait();
        _sdrs.Instance(_instance).Text("status").ShouldBe("available");
    }

    [Fact]
    public void Without_an_address_both_are_assigned()
    {
        _sdrs.Entity(Add(), "nic_id");

        string[] addresses = [_sdrs.SourceServerOf(_instance).Nics[^1].IpAddress, _sdrs.TargetServerOf(_instance).Nics[^1].IpAddress];
        addresses.ShouldBeUnique();
        addresses.ShouldAllBe(address => _sdrs.World.Surroundings.ServersAt(_sdrs["subnet"], address).Length == 1);
    }

    [Fact]
    public void An_address_that_somebody_takes_meanwhile_fails_the_job()
    {
        Add(_sdrs["free_ip"]).ShouldSucceed();
        var taker = _sdrs.World.Surroundings.Servers[_sdrs["server_c"]]!;
        _sdrs.World.Surroundings.Servers.Put(taker with { Nics = [taker.Nics[0] with { IpAddress = _sdrs["free_ip"] }] });

        _sdrs.Wait();

        _sdrs.World.FailedTasks.ShouldHaveSingleItem().ErrorCode.ShouldBe("SDRS.1312");
        _sdrs.Instance(_instance).Text("status").ShouldBe("available");
        _sdrs.SourceServerOf(_instance).Nics.Length.ShouldBe(1);
    }

    [Fact]
    public void Deleting_one_of_the_two_deletes_both_and_frees_their_addresses()
    {
        var id = _sdrs.Entity(Add(_sdrs["free_ip"]), "nic_id");
        var twin = _sdrs.TargetServerOf(_instance).Nics[^1];

        _sdrs.Entity(Delete(id), "nic_id").ShouldBe(id);

        _sdrs.SourceServerOf(_instance).Nics.ShouldHaveSingleItem().Primary.ShouldBeTrue();
        _sdrs.TargetServerOf(_instance).Nics.ShouldHaveSingleItem().Primary.ShouldBeTrue();
        _sdrs.World.Surroundings.IsAddressTaken(_sdrs["subnet"], _sdrs["free_ip"]).ShouldBeFalse();
        _sdrs.World.Surroundings.IsAddressTaken(_sdrs["subnet"], twin.IpAddress).ShouldBeFalse();
        Delete(id).ShouldBreak("PI-DELNIC-05", Errors.NicNotFound);
    }

    [Fact]
    public void A_saved_state_remembers_which_two_belong_together()
    {
        var id = _sdrs.Entity(Add(), "nic_id");
        var saved = _sdrs.Engine.StateOf(_sdrs.ProjectId);

        StateDocument.Read(JsonDocument.Parse(saved).RootElement, _sdrs.Engine, _sdrs.ProjectId);

        _sdrs.Entity(Delete(id), "nic_id");
        _sdrs.TargetServerOf(_instance).Nics.ShouldHaveSingleItem().Primary.ShouldBeTrue();
    }

    [Fact]
    public void An_interface_from_before_has_no_twin()
    {
        var instance = _sdrs.GivenInstance(_sdrs.World.Instances[_instance]!.GroupId, "server_two_nics");

        _sdrs.Entity(Delete(_sdrs.SourceServerOf(instance).Nics[1].Id, instance), "nic_id");

        _sdrs.SourceServerOf(instance).Nics.Length.ShouldBe(1);
        _sdrs.TargetServerOf(instance).Nics.Length.ShouldBe(1);
    }

    [Fact]
    public void A_failed_deletion_keeps_the_interface()
    {
        var id = _sdrs.Entity(Add(), "nic_id");
        _sdrs.GivenFailingJob("DeleteProtectedInstanceNic", "SDRS.1313");

        _sdrs.Finished(Delete(id)).Text("status").ShouldBe("FAIL");

        _sdrs.SourceServerOf(_instance).Nics.Length.ShouldBe(2);
        _sdrs.Instance(_instance).Text("status").ShouldBe("available");
    }

    [Fact]
    public void The_primary_interface_stays()
    {
        Delete(_sdrs.SourceServerOf(_instance).PrimaryNic!.Id).ShouldBreak("PI-DELNIC-03", Errors.PrimaryNicKept);
    }

    private Answer Add(string? address = null, string? instance = null) => _sdrs.Post(
        $"/protected-instances/{instance ?? _instance}/nic",
        address is null ? new { subnet_id = _sdrs["subnet"] } : new { subnet_id = _sdrs["subnet"], ip_address = address });

    private Answer Delete(string nic, string? instance = null) => _sdrs.Post($"/protected-instances/{instance ?? _instance}/nic/delete", new { nic_id = nic });
}
