using SdrsMock.Resources;
using SdrsMock.Surroundings;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectedInstances;

public sealed class DeleteProtectedInstanceTests
{
    private readonly Sdrs _sdrs = new();

    [Fact]
    public void Dissolves_the_pairs_and_leaves_servers_and_disks_as_they_are()
    {
        var group = _sdrs.GivenGroup();
        var instance = _sdrs.GivenInstance(group, "server_two_disks");
        var (source, target) = (_sdrs.SourceServerOf(instance), _sdrs.TargetServerOf(instance));

        _sdrs.Entity(Delete(instance), "protected_instance_id").ShouldBe(instance);

        _sdrs.World.Instances.ShouldBeEmpty();
        _sdrs.World.Pairs.ShouldBeEmpty();
        _sdrs.Group(group).Int("protected_instance_num").ShouldBe(0);
        _sdrs.Group(group).Int("replication_num").ShouldBe(0);
        _sdrs.World.Surroundings.Servers[source.Id].ShouldBe(source);
        _sdrs.World.Surroundings.Servers[target.Id].ShouldBe(target);
        target.Volumes.ShouldAllBe(attached => _sdrs.Volume(attached.VolumeId)!.Status == VolumeStatus.InUse);
    }

    [Fact]
    public void Instance_and_pairs_are_deleting_until_the_job_is_done()
    {
        var (_, instance) = _sdrs.GivenProtectedGroup();
        var pair = _sdrs.PairAt(instance, "/dev/vda");

        Delete(instance).ShouldSucceed();

        _sdrs.Instance(instance).Text("status").ShouldBe("deleting");
        pair.Status.ShouldBe(Status.Deleting);
        Delete(instance).ShouldBreak("PI-DELETE-01", Errors.InstanceNotDeletable);
    }

    [Fact]
    public void Takes_the_DR_server_its_disks_and_its_address_along_when_asked_to()
    {
        var instance = _sdrs.GivenInstance(_sdrs.GivenGroup(), "server_two_disks");
        var (source, target) = (_sdrs.SourceServerOf(instance), _sdrs.TargetServerOf(instance));

        _sdrs.Finished(Delete(instance, new { delete_target_server = true, delete_target_eip = true })).Text("status").ShouldBe("SUCCESS");

        _sdrs.World.Surroundings.Servers[target.Id].ShouldBeNull();
        target.Volumes.ShouldAllBe(attached => _sdrs.Volume(attached.VolumeId) == null);
        _sdrs.World.Surroundings.IsAddressTaken(target.Nics[0].SubnetId, target.Nics[0].IpAddress).ShouldBeFalse();
        source.Volumes.ShouldAllBe(attached => _sdrs.Volume(attached.VolumeId)!.Status == VolumeStatus.InUse);
    }

    [Fact]
    public void A_DR_disk_that_another_server_holds_too_stays()
    {
        var instance = _sdrs.GivenInstance(_sdrs.GivenGroup(), "server_two_disks");
        var (target, it) = (_sdrs.TargetServerOf(instance), _sdrs.World.Surroundings);
        var (shared, own) = (target.Volumes[0].VolumeId, target.Volumes[1].VolumeId);
        var other = it.Servers[_sdrs["server_c"]]!;
        it.Servers.Put(other with { Volumes = other.Volumes.Add(target.Volumes[0] with { Device = "/dev/vdz" }) });

        _sdrs.Finished(Delete(instance, new { delete_target_server = true })).Text("status").ShouldBe("SUCCESS");

        it.Servers[target.Id].ShouldBeNull();
        (_sdrs.Volume(shared) is null, _sdrs.Volume(own) is null).ShouldBe((false, true));
    }

    [Fact]
    public void A_deleted_DR_disk_gives_its_room_in_the_storage_pool_back()
    {
        var before = _sdrs.World.Surroundings.StoragePools[_sdrs["storage_pool"]]!.UsedGb;
        var instance = _sdrs.Entity(
            _sdrs.Post("/protected-instances", new { protected_instance = new { server_group_id = _sdrs.GivenGroup(), server_id = _sdrs["server_a"], name = "instance", cluster_id = _sdrs["storage_pool"] } }),
            "protected_instance_id");
        _sdrs.World.Surroundings.StoragePools[_sdrs["storage_pool"]]!.UsedGb.ShouldBeGreaterThan(before);

        _sdrs.Finished(Delete(instance, new { delete_target_server = true }));

        _sdrs.World.Surroundings.StoragePools[_sdrs["storage_pool"]]!.UsedGb.ShouldBe(before);
    }

    [Fact]
    public void The_server_may_be_protected_again()
    {
        var group = _sdrs.GivenGroup();
        _sdrs.Finished(Delete(_sdrs.GivenInstance(group)));

        _sdrs.GivenInstance(group);

        _sdrs.World.Pairs.Count.ShouldBe(1);
    }

    [Fact]
    public void A_failed_job_leaves_everything_there_to_be_deleted_again()
    {
        var instance = _sdrs.GivenInstance(_sdrs.GivenGroup());
        var target = _sdrs.TargetServerOf(instance);
        _sdrs.GivenFailingJob("DeleteProtectedInstance", "SDRS.1351");

        _sdrs.Finished(Delete(instance, new { delete_target_server = true })).Text("error_code").ShouldBe("SDRS.1351");

        _sdrs.Instance(instance).Text("status").ShouldBe("error-deleting");
        _sdrs.PairAt(instance, "/dev/vda").Status.ShouldBe(Status.ErrorDeleting);
        _sdrs.World.Surroundings.Servers[target.Id].ShouldBe(target);
        _sdrs.Finished(Delete(instance)).Text("status").ShouldBe("SUCCESS");
        _sdrs.World.Pairs.ShouldBeEmpty();
    }

    [Fact]
    public void An_instance_whose_server_vanished_can_only_be_deleted()
    {
        var instance = _sdrs.GivenInstance(_sdrs.GivenGroup());
        _sdrs.Inventory.Remove("servers", _sdrs["server_a"]);
        _sdrs.Instance(instance).Text("status").ShouldBe("invalid");

        _sdrs.Finished(Delete(instance, new { delete_target_server = true })).Text("status").ShouldBe("SUCCESS");

        _sdrs.World.Instances.ShouldBeEmpty();
    }

    [Fact]
    public void Keeps_the_DR_server_while_production_is_there()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        _sdrs.World.Groups[group]!.PriorityStation = Station.Target;

        Delete(instance, new { delete_target_server = true }).ShouldBreak("PI-DELETE-04", Errors.ServerNotDeletableAfterMove);
        Delete(instance, new { delete_target_eip = true }).ShouldBreak("PI-DELETE-05", Errors.AddressNotDeletableAfterMove);
        Delete(instance).ShouldSucceed();
    }

    [Fact]
    public void Waits_for_a_job_that_is_at_work_on_an_attached_pair()
    {
        var instance = _sdrs.GivenInstance(_sdrs.GivenGroup(), "server_two_disks");
        _sdrs.Detach(instance, _sdrs.PairAt(instance, "/dev/vdb").Id).ShouldSucceed();

        Delete(instance).ShouldBreak("PI-DELETE-01", Errors.InstanceNotDeletable);

        _sdrs.Wait();
        Delete(instance).ShouldSucceed();
        _sdrs.Wait();
        _sdrs.World.Pairs.ShouldHaveSingleItem().Status.ShouldBe(Status.Available);
    }

    [Fact]
    public void An_unknown_instance_answers_what_clients_take_for_gone()
    {
        Delete("0c9d7b5a-1e2f-4a3b-8c4d-5e6f70819203").ShouldBreak("PI-DELETE-02", Errors.InstanceNotDeletable);
    }

    private Answer Delete(string instance, object? body = null) => _sdrs.Delete($"/protected-instances/{instance}", body);
}
