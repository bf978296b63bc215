using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Engine;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectedInstances;

public sealed class NicTests
{
    private readonly MockHarness _mock = new();
    private readonly string _instance;

    public NicTests() => _instance = _mock.AddInstance(_mock.AddGroup());

    [Fact]
    public void Both_servers_get_a_NIC_and_the_job_names_the_production_NIC()
    {
        var id = _mock.Entity(Add(_mock["free_ip"]), "nic_id");

        var nic = _mock.SourceServerOf(_instance).Nics[^1];
        nic.Id.ShouldBe(id);
        nic.IpAddress.ShouldBe(_mock["free_ip"]);
        nic.Primary.ShouldBeFalse();
        nic.SecurityGroups.ShouldBe([_mock.Project.Inventory.Template.DefaultSecurityGroup]);
        var twin = _mock.TargetServerOf(_instance).Nics[^1];
        twin.SubnetId.ShouldBe(_mock["subnet"]);
        twin.IpAddress.ShouldNotBe(nic.IpAddress);
    }

    [Fact]
    public void During_the_job_the_instance_is_nic_creating_and_the_address_reserved()
    {
        var other = _mock.AddInstance(_mock.Project.Instances[_instance]!.GroupId, "server_b");

        Add(_mock["free_ip"]).ShouldSucceed();

        _mock.Instance(_instance).Text("status").ShouldBe("nic-creating");
        Add(_mock["free_ip_b"]).ShouldBreak("PI-ADDNIC-02", Errors.InstanceStatusForbidsNic);
        Add(_mock["free_ip"], other).ShouldBreak("PI-ADDNIC-06", Errors.AddressTaken);
        _mock.Wait();
        _mock.Instance(_instance).Text("status").ShouldBe("available");
    }

    [Fact]
    public void Without_an_address_both_NICs_get_assigned_addresses()
    {
        _mock.Entity(Add(), "nic_id");

        string[] addresses = [_mock.SourceServerOf(_instance).Nics[^1].IpAddress, _mock.TargetServerOf(_instance).Nics[^1].IpAddress];
        addresses.ShouldBeUnique();
        addresses.ShouldAllBe(address => _mock.Project.Inventory.GetServersByAddress(_mock["subnet"], address).Length == 1);
    }

    [Fact]
    public void An_address_taken_during_the_job_fails_it()
    {
        Add(_mock["free_ip"]).ShouldSucceed();
        var taker = _mock.Project.Inventory.Servers[_mock["server_c"]]!;
        _mock.Project.Inventory.Servers.Put(taker with { Nics = [taker.Nics[0] with { IpAddress = _mock["free_ip"] }] });

        _mock.Wait();

        _mock.Project.FailureJobs.ShouldHaveSingleItem().ErrorCode.ShouldBe("SDRS.1312");
        _mock.Instance(_instance).Text("status").ShouldBe("available");
        _mock.SourceServerOf(_instance).Nics.Length.ShouldBe(1);
    }

    [Fact]
    public void Deleting_one_NIC_deletes_both_and_releases_their_addresses()
    {
        var id = _mock.Entity(Add(_mock["free_ip"]), "nic_id");
        var twin = _mock.TargetServerOf(_instance).Nics[^1];

        _mock.Entity(Delete(id), "nic_id").ShouldBe(id);

        _mock.SourceServerOf(_instance).Nics.ShouldHaveSingleItem().Primary.ShouldBeTrue();
        _mock.TargetServerOf(_instance).Nics.ShouldHaveSingleItem().Primary.ShouldBeTrue();
        _mock.Project.Inventory.IsAddressTaken(_mock["subnet"], _mock["free_ip"]).ShouldBeFalse();
        _mock.Project.Inventory.IsAddressTaken(_mock["subnet"], twin.IpAddress).ShouldBeFalse();
        Delete(id).ShouldBreak("PI-DELNIC-05", Errors.NicNotFound);
    }

    [Fact]
    public void A_saved_state_contains_the_NIC_pairs()
    {
        var id = _mock.Entity(Add(), "nic_id");
        var saved = _mock.Engine.GetStateJson(_mock.ProjectId);

        StateDocument.Read(JsonDocument.Parse(saved).RootElement, _mock.Engine, _mock.ProjectId);

        _mock.Entity(Delete(id), "nic_id");
        _mock.TargetServerOf(_instance).Nics.ShouldHaveSingleItem().Primary.ShouldBeTrue();
    }

    [Fact]
    public void A_NIC_that_existed_before_protection_has_no_counterpart()
    {
        var instance = _mock.AddInstance(_mock.Project.Instances[_instance]!.GroupId, "server_two_nics");

        _mock.Entity(Delete(_mock.SourceServerOf(instance).Nics[1].Id, instance), "nic_id");

        _mock.SourceServerOf(instance).Nics.Length.ShouldBe(1);
        _mock.TargetServerOf(instance).Nics.Length.ShouldBe(1);
    }

    [Fact]
    public void A_failed_NIC_deletion_keeps_the_NIC()
    {
        var id = _mock.Entity(Add(), "nic_id");
        _mock.AddFailingJob("DeleteProtectedInstanceNic", "SDRS.1313");

        _mock.Finished(Delete(id)).Text("status").ShouldBe("FAIL");

        _mock.SourceServerOf(_instance).Nics.Length.ShouldBe(2);
        _mock.Instance(_instance).Text("status").ShouldBe("available");
    }

    [Fact]
    public void The_primary_NIC_cannot_be_deleted()
    {
        Delete(_mock.SourceServerOf(_instance).PrimaryNic!.Id).ShouldBreak("PI-DELNIC-03", Errors.PrimaryNicNotDeletable);
    }

    private HarnessResponse Add(string? address = null, string? instance = null) => _mock.Post(
        $"/protected-instances/{instance ?? _instance}/nic",
        address is null ? new { subnet_id = _mock["subnet"] } : new { subnet_id = _mock["subnet"], ip_address = address });

    private HarnessResponse Delete(string nic, string? instance = null) =>
        _mock.Post($"/protected-instances/{instance ?? _instance}/nic/delete", new { nic_id = nic });
}
