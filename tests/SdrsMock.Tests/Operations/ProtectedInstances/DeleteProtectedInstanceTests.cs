using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectedInstances;

public sealed class DeleteProtectedInstanceTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Deleting_an_instance_deletes_its_pairs_and_keeps_servers_and_disks()
    {
        var group = _mock.AddGroup();
        var instance = _mock.AddInstance(group, "server_two_disks");
        var (source, target) = (_mock.SourceServerOf(instance), _mock.TargetServerOf(instance));

        _mock.Entity(Delete(instance), "protected_instance_id").ShouldBe(instance);

        _mock.Project.Instances.ShouldBeEmpty();
        _mock.Project.Pairs.ShouldBeEmpty();
        _mock.Group(group).Int("protected_instance_num").ShouldBe(0);
        _mock.Group(group).Int("replication_num").ShouldBe(0);
        _mock.Project.Inventory.Servers[source.Id].ShouldBe(source);
        _mock.Project.Inventory.Servers[target.Id].ShouldBe(target);
        target.Volumes.ShouldAllBe(attached => _mock.Volume(attached.VolumeId)!.Status == VolumeStatus.InUse);
    }

    [Fact]
    public void Instance_and_pairs_are_deleting_until_the_job_is_done()
    {
        var (_, instance) = _mock.AddProtectedGroup();
        var pair = _mock.PairAt(instance, "/dev/vda");

        Delete(instance).ShouldSucceed();

        _mock.Instance(instance).Text("status").ShouldBe("deleting");
        pair.Status.ShouldBe(Status.Deleting);
        Delete(instance).ShouldBreak("PI-DELETE-01", Errors.InstanceNotDeletable);
    }

    [Fact]
    public void Deleting_an_instance_can_delete_the_DR_server_its_disks_and_EIP()
    {
        var instance = _mock.AddInstance(_mock.AddGroup(), "server_two_disks");
        var (source, target) = (_mock.SourceServerOf(instance), _mock.TargetServerOf(instance));

        _mock.Finished(Delete(instance, new { delete_target_server = true, delete_target_eip = true })).Text("status").ShouldBe("SUCCESS");

        _mock.Project.Inventory.Servers[target.Id].ShouldBeNull();
        target.Volumes.ShouldAllBe(attached => _mock.Volume(attached.VolumeId) == null);
        _mock.Project.Inventory.IsAddressTaken(target.Nics[0].SubnetId, target.Nics[0].IpAddress).ShouldBeFalse();
        source.Volumes.ShouldAllBe(attached => _mock.Volume(attached.VolumeId)!.Status == VolumeStatus.InUse);
    }

    [Fact]
    public void A_DR_disk_of_another_server_is_kept()
    {
        var instance = _mock.AddInstance(_mock.AddGroup(), "server_two_disks");
        var (target, it) = (_mock.TargetServerOf(instance), _mock.Project.Inventory);
        var (shared, own) = (target.Volumes[0].VolumeId, target.Volumes[1].VolumeId);
        var other = it.Servers[_mock["server_c"]]!;
        it.Servers.Put(other with { Volumes = other.Volumes.Add(target.Volumes[0] with { Device = "/dev/vdz" }) });

        _mock.Finished(Delete(instance, new { delete_target_server = true })).Text("status").ShouldBe("SUCCESS");

        it.Servers[target.Id].ShouldBeNull();
        (_mock.Volume(shared) is null, _mock.Volume(own) is null).ShouldBe((false, true));
    }

    [Fact]
    public void A_deleted_DR_disk_releases_its_storage_pool_space()
    {
        var before = _mock.Project.Inventory.StoragePools[_mock["storage_pool"]]!.UsedGb;
        var instance = _mock.Entity(
            _mock.Post(
                "/protected-instances",
                new
                {
                    protected_instance = new
                    {
                        server_group_id = _mock.AddGroup(),
                        server_id = _mock["server_a"],
                        name = "instance",
                        cluster_id = _mock["storage_pool"],
                    },
                }),
            "protected_instance_id");
        _mock.Project.Inventory.StoragePools[_mock["storage_pool"]]!.UsedGb.ShouldBeGreaterThan(before);

        _mock.Finished(Delete(instance, new { delete_target_server = true }));

        _mock.Project.Inventory.StoragePools[_mock["storage_pool"]]!.UsedGb.ShouldBe(before);
    }

    [Fact]
    public void A_server_can_be_protected_again_after_the_deletion()
    {
        var group = _mock.AddGroup();
        _mock.Finished(Delete(_mock.AddInstance(group)));

        _mock.AddInstance(group);

        _mock.Project.Pairs.Count.ShouldBe(1);
    }

    [Fact]
    public void A_failed_deletion_job_keeps_everything_and_can_be_repeated()
    {
        var instance = _mock.AddInstance(_mock.AddGroup());
        var target = _mock.TargetServerOf(instance);
        _mock.AddFailingJob("DeleteProtectedInstance", "SDRS.1351");

        _mock.Finished(Delete(instance, new { delete_target_server = true })).Text("error_code").ShouldBe("SDRS.1351");

        _mock.Instance(instance).Text("status").ShouldBe("error-deleting");
        _mock.PairAt(instance, "/dev/vda").Status.ShouldBe(Status.ErrorDeleting);
        _mock.Project.Inventory.Servers[target.Id].ShouldBe(target);
        _mock.Finished(Delete(instance)).Text("status").ShouldBe("SUCCESS");
        _mock.Project.Pairs.ShouldBeEmpty();
    }

    [Fact]
    public void An_instance_whose_server_was_deleted_can_only_be_deleted()
    {
        var instance = _mock.AddInstance(_mock.AddGroup());
        _mock.Inventory.Remove("servers", _mock["server_a"]);
        _mock.Instance(instance).Text("status").ShouldBe("invalid");

        _mock.Finished(Delete(instance, new { delete_target_server = true })).Text("status").ShouldBe("SUCCESS");

        _mock.Project.Instances.ShouldBeEmpty();
    }

    [Fact]
    public void The_current_production_server_is_never_deleted()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        _mock.Project.Groups[group]!.PrioritySite = Site.Target;

        Delete(instance, new { delete_target_server = true }).ShouldBreak("PI-DELETE-04", Errors.ServerNotDeletableAfterMove);
        Delete(instance, new { delete_target_eip = true }).ShouldBreak("PI-DELETE-05", Errors.AddressNotDeletableAfterMove);
        Delete(instance).ShouldSucceed();
    }

    [Fact]
    public void A_deletion_is_rejected_while_a_job_uses_an_attached_pair()
    {
        var instance = _mock.AddInstance(_mock.AddGroup(), "server_two_disks");
        _mock.Detach(instance, _mock.PairAt(instance, "/dev/vdb").Id).ShouldSucceed();

        Delete(instance).ShouldBreak("PI-DELETE-01", Errors.InstanceNotDeletable);

        _mock.Wait();
        Delete(instance).ShouldSucceed();
        _mock.Wait();
        _mock.Project.Pairs.ShouldHaveSingleItem().Status.ShouldBe(Status.Available);
    }

    [Fact]
    public void An_unknown_instance_returns_the_code_that_clients_take_as_deleted()
    {
        Delete("0c9d7b5a-1e2f-4a3b-8c4d-5e6f70819203").ShouldBreak("PI-DELETE-02", Errors.InstanceNotDeletable);
    }

    private HarnessResponse Delete(string instance, object? body = null) => _mock.Delete($"/protected-instances/{instance}", body);
}
