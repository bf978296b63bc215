using SdrsMock.Common;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectedInstances;

public sealed class BatchCreateProtectedInstancesTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void A_batch_numbers_the_names_and_has_a_sub_job_for_each_instance()
    {
        var group = _mock.AddGroup();

        var accepted = _mock.CreateBatch(group, "server_a", "server_b");

        accepted.Status.ShouldBe(202);
        var subJobs = _mock.Finished(accepted)
            .GetProperty("entities")
            .GetProperty("sub_jobs")
            .EnumerateArray()
            .Select(subJob => subJob.GetProperty("entities"))
            .ToList();
        var instances = subJobs.Select(entities => _mock.Instance(entities.Text("protected_instance_id")!)).ToList();
        instances.Select(instance => instance.Text("name")).ShouldBe(["batch-0001", "batch-0002"]);
        instances.Select(instance => instance.Text("source_server")).ShouldBe([_mock["server_a"], _mock["server_b"]]);
        instances.Select(instance => instance.Text("target_server"))
            .ShouldBe(subJobs.Select(entities => entities.Text("native_server_id")));
        _mock.Group(group).Int("protected_instance_num").ShouldBe(2);
    }

    [Fact]
    public void A_shared_disk_becomes_one_pair_attached_to_all_its_instances()
    {
        var group = _mock.AddGroup();

        var instances = _mock.AddBatch(group, "server_shared_by_three", "server_shared_by_three_second", "server_shared_by_three_third");

        _mock.Group(group).Int("replication_num").ShouldBe(4);
        var shared = _mock.Project.Pairs.Single(pair => pair.Shared);
        shared.Attachments.Select(attachment => attachment.InstanceId).ShouldBe(instances);
        _mock.Project.Inventory
            .GetServersByVolume(shared.TargetVolume)
            .ShouldBe(instances.Select(instance => _mock.TargetServerOf(instance).Id));
    }

    [Fact]
    public void A_batch_must_contain_all_servers_of_a_shared_disk()
    {
        var group = _mock.AddGroup();

        _mock.CreateBatch(
            group, "server_shared_by_three", "server_shared_by_three_second")
            .ShouldBreak("PI-BCREATE-02", Errors.SharingServerMissing);
        _mock.Project.Instances.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("server_error", "PI-CREATE-45", "SDRS.1333")]
    [InlineData("server_locked_by_service", "PI-CREATE-49", "SDRS.1359")]
    [InlineData("server_other_vpc", "PI-BCREATE-04", "SDRS.1304")]
    [InlineData("server_other_az", "PI-CREATE-44", "SDRS.1303")]
    [InlineData("server_without_system_disk", "PI-CREATE-46", "SDRS.1339")]
    [InlineData("server_unsupported_type", "PI-CREATE-47", "SDRS.1356")]
    [InlineData("server_extension_nic", "PI-CREATE-50", "SDRS.1336")]
    [InlineData("server_dss", "PI-CREATE-18", "SDRS.0218")]
    public void One_invalid_server_rejects_the_batch(string server, string constraint, string code)
    {
        var response = _mock.CreateBatch(_mock.AddGroup(), "server_a", server);

        response.Constraint.ShouldBe(constraint);
        response.Error!.Code.ShouldBe(code);
        response.Response.Rejection!.Location!.ShouldStartWith("$.protected_instances.");
    }

    [Fact]
    public void The_pair_quota_counts_a_shared_disk_of_a_batch_once()
    {
        _mock.Inventory.Change("quotas", "replications", new() { ["quota"] = 2 });
        var group = _mock.AddGroup();

        _mock.CreateBatch(group, "server_shared_disk", "server_shared_disk_peer").ShouldBreak("PI-CREATE-52", Errors.PairQuotaExceeded);

        _mock.Inventory.Change("quotas", "replications", new() { ["quota"] = 3 });
        _mock.CreateBatch(group, "server_shared_disk", "server_shared_disk_peer").ShouldSucceed();
    }

    [Fact]
    public void Each_server_of_a_batch_can_have_its_own_flavor()
    {
        var body = $$"""
            {"protected_instances": {
                "name_prefix": "batch", "server_group_id": "{{_mock.AddGroup()}}", "tags": [{"key": "env", "value": "test"}],
                "servers": [{"server_id": "{{_mock["server_a"]}}"}, {"server_id": "{{_mock["server_b"]}}", "flavorRef": "{{_mock["flavor_other"]}}"}] } }
            """;

        _mock.Finished(_mock.Post("/protected-instances/batch", body)).Text("status").ShouldBe("SUCCESS");

        _mock.Project.Instances
            .Select(instance => _mock.TargetServerOf(instance.Id).Flavor)
            .ShouldBe([_mock["flavor"], _mock["flavor_other"]]);
        _mock.Project.Instances.ShouldAllBe(instance => instance.Tags.Single() == new Tag("env", "test"));
    }

    [Fact]
    public void A_batch_with_many_servers_and_tags_is_fast()
    {
        var tags = string.Join(',', Enumerable.Range(0, 5000).Select(number => $$"""{"key":"k{{number}}","value":"v"}"""));
        var servers = string.Join(',', Enumerable.Range(0, 5000).Select(number => $$"""{"server_id":"{{number}}"}"""));
        var body = $$"""{"protected_instances":{"name_prefix":"batch","server_group_id":"{{_mock.AddGroup()}}","tags":[{{tags}}],"servers":[{{servers}}]} }""";
        var before = GC.GetAllocatedBytesForCurrentThread();

        _mock.Post("/protected-instances/batch", body).ShouldBreak("PI-BCREATE-14", Errors.BatchServerInvalid);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100 << 20);
    }

    [Fact]
    public void A_missing_key_pair_fails_the_whole_job()
    {
        var job = _mock.Finished(_mock.CreateBatch(_mock.AddGroup(), "server_a", "windows_without_key_pair"));

        job.Text("error_code").ShouldBe("SDRS.1306");
        _mock.Project.Instances.ShouldAllBe(instance => instance.Status == Status.Error && instance.TargetServer == null);
        _mock.Project.Pairs.ShouldAllBe(pair => pair.Status == Status.Error);
    }

    [Fact]
    public void Open_Telekom_Cloud_has_no_batch_creation()
    {
        var otc = new MockHarness(options => options.Edition = "otc");

        otc.CreateBatch(otc.AddGroup(), "server_a").Error.ShouldBe(Errors.MethodNotServed);
    }
}
