using SdrsMock.Common;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectedInstances;

public sealed class BatchDeleteProtectedInstancesTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void One_job_with_a_sub_job_for_each_instance_deletes_them_all()
    {
        var group = _mock.AddGroup();
        string[] instances = [_mock.AddInstance(group), _mock.AddInstance(group, "server_b")];

        var accepted = Delete(instances);

        accepted.Status.ShouldBe(202);
        var job = _mock.Finished(accepted);
        job.Text("job_type").ShouldBe("deleteProtectedInstanceNoCG");
        job.GetProperty("entities").GetProperty("sub_jobs").EnumerateArray()
            .Select(subJob => subJob.GetProperty("entities").Text("protected_instance_id")).ShouldBe(instances);
        _mock.Project.Instances.ShouldBeEmpty();
        _mock.Project.Pairs.ShouldBeEmpty();
    }

    [Fact]
    public void A_shared_pair_is_deleted_with_the_last_of_its_instances()
    {
        var instances = _mock.AddBatch(_mock.AddGroup(), "server_shared_disk", "server_shared_disk_peer");
        var shared = _mock.PairAt(instances[0], "/dev/vdb");

        Delete(instances[0]).ShouldBreak("PI-BDELETE-03", Errors.SharingInstanceMissing);
        _mock.Delete($"/protected-instances/{instances[0]}").ShouldBreak("PI-DELETE-06", Errors.SharedPairAttachedElsewhere);
        _mock.Finished(Delete(instances, deleteServers: true)).Text("status").ShouldBe("SUCCESS");

        _mock.Project.Pairs.ShouldBeEmpty();
        _mock.Volume(shared.TargetVolume).ShouldBeNull();
        _mock.Volume(shared.SourceVolume).ShouldNotBeNull();
    }

    [Fact]
    public void Instances_of_two_groups_and_repeated_instances_are_rejected()
    {
        var (one, other) = (_mock.AddInstance(_mock.AddGroup()), _mock.AddInstance(_mock.AddGroup("other"), "server_b"));

        Delete(one, other).ShouldBreak("PI-BDELETE-02", Errors.BatchGroupsDiffer);
        Delete(one, one).ShouldBreak("PI-BDELETE-05", Errors.BatchInstanceRepeated);
        Delete(one, "0c9d7b5a-1e2f-4a3b-8c4d-5e6f70819203").ShouldBreak("PI-BDELETE-07", Errors.InstanceNotFound);
    }

    private HarnessResponse Delete(params string[] instances) => Delete(instances, deleteServers: false);

    private HarnessResponse Delete(IEnumerable<string> instances, bool deleteServers) =>
        _mock.Post(
            "/protected-instances/delete",
            new { protected_instances = instances.Select(id => new { id }), delete_target_server = deleteServers });
}
