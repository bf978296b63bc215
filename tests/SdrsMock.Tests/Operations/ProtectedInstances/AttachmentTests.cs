using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectedInstances;

public sealed class AttachmentTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Detaching_removes_the_disks_from_both_servers()
    {
        var (instance, pair) = AddDataPair();

        var job = _mock.Finished(_mock.Detach(instance, pair.Id));

        job.Text("status").ShouldBe("SUCCESS");
        job.GetProperty("entities")
            .EnumerateObject()
            .Select(member => member.Name)
            .ShouldBe(["protected_instance_id", "replication_pair_id"]);
        pair.Status.ShouldBe(Status.Available);
        pair.Attachments.ShouldBeEmpty();
        _mock.Project.Instances[instance]!.Attachments.ShouldHaveSingleItem().Device.ShouldBe("/dev/vda");
        _mock.SourceServerOf(instance).Volumes.ShouldHaveSingleItem().IsSystem.ShouldBeTrue();
        _mock.TargetServerOf(instance).Volumes.ShouldHaveSingleItem().IsSystem.ShouldBeTrue();
        Disks(pair).ShouldAllBe(volume => volume.Status == VolumeStatus.Available);
    }

    [Fact]
    public void Attaching_sets_the_device_and_gives_each_server_the_disk_of_its_zone()
    {
        var (_, pair) = AddDetachedPair();
        var instance = _mock.AddInstance(pair.GroupId, "server_b");

        _mock.Attach(instance, pair.Id, "/dev/sdc").ShouldSucceed();
        pair.Status.ShouldBe(Status.Attaching);
        _mock.Wait();

        pair.Status.ShouldBe(Status.Available);
        _mock.Instance(instance).Text("status").ShouldBe("available");
        pair.Attachments.ShouldHaveSingleItem().ShouldBe(new Attachment(instance, pair.Id, "/dev/vdc"));
        _mock.SourceServerOf(instance).Volumes[^1].ShouldBe(new AttachedVolume { VolumeId = pair.SourceVolume, Device = "/dev/vdc" });
        _mock.TargetServerOf(instance).Volumes[^1].ShouldBe(new AttachedVolume { VolumeId = pair.TargetVolume, Device = "/dev/vdc" });
        Disks(pair).ShouldAllBe(volume => volume.Status == VolumeStatus.InUse);
    }

    [Fact]
    public void A_device_is_reserved_when_its_job_starts()
    {
        var (instance, pair) = AddDetachedPair();
        var other = _mock.AddInstance(pair.GroupId, "server_big_disk");
        var second = _mock.PairAt(other, "/dev/vdb");
        _mock.Finished(_mock.Detach(other, second.Id));
        _mock.Attach(instance, pair.Id).ShouldSucceed();

        _mock.Attach(instance, second.Id, "/dev/sdb").ShouldBreak("PI-ATTACH-05", Errors.PairAttachedOrDeviceTaken);
    }

    [Fact]
    public void A_failed_attachment_attaches_nothing()
    {
        var (instance, pair) = AddDetachedPair();
        _mock.AddFailingJob("AttachProtectedInstanceReplication", "SDRS.1821");

        _mock.Finished(_mock.Attach(instance, pair.Id)).Text("status").ShouldBe("FAIL");

        pair.Status.ShouldBe(Status.ErrorAttaching);
        pair.Attachments.ShouldBeEmpty();
        _mock.SourceServerOf(instance).Volumes.Length.ShouldBe(1);
        Disks(pair).ShouldAllBe(volume => volume.Status == VolumeStatus.Available);
    }

    [Fact]
    public void A_failed_detachment_keeps_the_pair_attached_and_can_be_repeated()
    {
        var (instance, pair) = AddDataPair();
        _mock.AddFailingJob("DetachProtectedInstanceReplication", "SDRS.1822");

        _mock.Finished(_mock.Detach(instance, pair.Id)).Text("status").ShouldBe("FAIL");

        pair.Status.ShouldBe(Status.ErrorDetaching);
        _mock.SourceServerOf(instance).Volumes.Length.ShouldBe(2);
        _mock.Finished(_mock.Detach(instance, pair.Id)).Text("status").ShouldBe("SUCCESS");
    }

    [Fact]
    public void A_shared_disk_stays_in_use_at_the_other_servers()
    {
        var instances = _mock.AddBatch(_mock.AddGroup(), "server_shared_disk", "server_shared_disk_peer");
        var pair = _mock.PairAt(instances[0], "/dev/vdb");

        _mock.Finished(_mock.Detach(instances[0], pair.Id)).Text("status").ShouldBe("SUCCESS");

        pair.Attachments.ShouldHaveSingleItem().InstanceId.ShouldBe(instances[1]);
        Disks(pair).ShouldAllBe(volume => volume.Status == VolumeStatus.InUse);
        _mock.Finished(_mock.Attach(instances[0], pair.Id, "/dev/vdf")).Text("status").ShouldBe("SUCCESS");
        pair.Attachments.Length.ShouldBe(2);
    }

    [Fact]
    public void A_system_disk_can_be_detached_only_from_stopped_servers()
    {
        var instance = _mock.AddInstance(_mock.AddGroup(), "server_running");
        var pair = _mock.PairAt(instance, "/dev/vda");
        _mock.Detach(instance, pair.Id).ShouldBreak("PI-DETACH-05", Errors.ServerNotStopped);
        _mock.ChangeServer(_mock["server_running"], "status", "SHUTOFF");

        _mock.Finished(_mock.Detach(instance, pair.Id)).Text("status").ShouldBe("SUCCESS");

        _mock.Attach(instance, pair.Id).ShouldBreak("PI-ATTACH-06", Errors.RequestInvalid);
        _mock.Finished(_mock.Attach(instance, pair.Id, "/dev/sda")).Text("status").ShouldBe("SUCCESS");
    }

    [Fact]
    public void A_disk_that_is_not_attached_cannot_be_detached()
    {
        var (instance, pair) = AddDataPair();
        var server = _mock.SourceServerOf(instance);
        _mock.Project.Inventory.Servers.Put(server with { Volumes = server.Volumes.RemoveAt(1) });

        _mock.Detach(instance, pair.Id).ShouldBreak("PI-DETACH-09", Errors.VolumeNotAttached);
    }

    [Fact]
    public void A_pair_whose_disk_was_deleted_can_be_detached_and_stays_invalid()
    {
        var (instance, pair) = AddDataPair();
        _mock.Project.Inventory.Volumes.Remove(pair.SourceVolume);
        pair.Status = Status.Invalid;

        _mock.Finished(_mock.Detach(instance, pair.Id)).Text("status").ShouldBe("SUCCESS");

        pair.Status.ShouldBe(Status.Invalid);
        pair.Attachments.ShouldBeEmpty();
    }

    [Fact]
    public void An_instance_recovers_when_its_faulty_pair_is_detached()
    {
        var (_, instance) = _mock.AddProtectedGroup("server_two_disks");
        var pair = _mock.PairAt(instance, "/dev/vdb");
        _mock.Engine.Faults.Add(new() { Replication = pair.Id, FaultLevel = "5", ProjectId = _mock.ProjectId });
        _mock.Instance(instance).Text("status").ShouldBe("fault");

        _mock.Finished(_mock.Detach(instance, pair.Id)).Text("status").ShouldBe("SUCCESS");

        _mock.Instance(instance).Text("status").ShouldBe("protected");
        pair.Status.ShouldBe(Status.Fault);
    }

    [Fact]
    public void Attaching_rejects_pairs_in_error_of_other_groups_or_attached()
    {
        var (instance, pair) = AddDetachedPair();
        var elsewhere = _mock.AddInstance(_mock.AddGroup("other"), "server_c");
        var attached = _mock.AddInstance(pair.GroupId, "server_b");

        _mock.Attach(elsewhere, pair.Id).ShouldBreak("PI-ATTACH-08", Errors.PairNotInGroup);
        _mock.Attach(instance, _mock.PairAt(attached, "/dev/vda").Id).ShouldBreak("PI-ATTACH-04", Errors.PairAttachedOrDeviceTaken);
        pair.Status = Status.Error;
        _mock.Attach(instance, pair.Id).ShouldBreak("PI-ATTACH-03", Errors.PairInError);
    }

    [Fact]
    public void A_detached_pair_follows_the_status_of_a_failed_over_group()
    {
        var (instance, pair) = AddDataPair();
        _mock.SetStatus(pair.GroupId, Status.FailedOver);
        pair.Status = Status.FailedOver;

        _mock.Finished(_mock.Detach(instance, pair.Id));

        pair.Status.ShouldBe(Status.FailedOver);
    }

    private (string Instance, ReplicationPair Pair) AddDataPair()
    {
        var instance = _mock.AddInstance(_mock.AddGroup(), "server_two_disks");
        return (instance, _mock.PairAt(instance, "/dev/vdb"));
    }

    private (string Instance, ReplicationPair Pair) AddDetachedPair()
    {
        var (instance, pair) = AddDataPair();
        _mock.Finished(_mock.Detach(instance, pair.Id));
        return (instance, pair);
    }

    private IEnumerable<Volume> Disks(ReplicationPair pair) => [_mock.Volume(pair.SourceVolume)!, _mock.Volume(pair.TargetVolume)!];
}
