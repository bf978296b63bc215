using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Inventory;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectedInstances;

public sealed class CreateProtectedInstanceTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void An_instance_is_creating_until_the_job_ends()
    {
        var group = _mock.AddGroup();

        Create(group).ShouldSucceed();

        _mock.Project.Instances.ShouldHaveSingleItem().Status.ShouldBe(Status.Creating);
        _mock.Wait();
        _mock.Get("/protected-instances/" + _mock.Project.Instances.Single().Id).Json
            .GetProperty("protected_instance")
            .Text("status")
            .ShouldBe("available");
    }

    [Fact]
    public void Creation_adds_a_stopped_DR_server_with_the_same_name()
    {
        var instance = _mock.Instance(_mock.AddInstance(_mock.AddGroup()));

        var production = _mock.Project.Inventory.Servers[_mock["server_a"]]!;
        var recovery = _mock.Project.Inventory.Servers[instance.Text("target_server")]!;
        recovery.Id.ShouldNotBe(production.Id);
        recovery.Name.ShouldBe(production.Name);
        recovery.Status.ShouldBe(ServerStatus.Shutoff);
        recovery.AvailabilityZone.ShouldBe(_mock["target_az"]);
        recovery.Flavor.ShouldBe(production.Flavor);
    }

    [Fact]
    public void Creation_adds_and_attaches_a_pair_for_each_disk()
    {
        var group = _mock.AddGroup();
        var instance = _mock.AddInstance(group, "server_two_disks");

        var pairs = _mock.PairsOf(instance).Select(id => _mock.Project.Pairs[id]!).ToList();
        var server = _mock.Project.Inventory.Servers[_mock["server_two_disks"]]!;
        pairs.Select(pair => pair.SourceVolume).ShouldBe(server.Volumes.Select(volume => volume.VolumeId));
        pairs.ShouldAllBe(pair => _mock.Project.Inventory.Volumes[pair.TargetVolume]!.AvailabilityZone == _mock["target_az"]);
        pairs.ShouldAllBe(pair => pair.Status == Status.Available);
        _mock.Group(group).Int("replication_num").ShouldBe(2);
        _mock.Group(group).Int("protected_instance_num").ShouldBe(1);
    }

    [Fact]
    public void An_instance_created_in_a_protected_group_becomes_protected()
    {
        var (group, _) = _mock.AddProtectedGroup();

        var instance = _mock.AddInstance(group, "server_b");

        _mock.Instance(instance).Text("status").ShouldBe("protected");
        _mock.Instance(instance).Int("progress").ShouldBe(100);
    }

    [Fact]
    public void An_instance_follows_a_group_that_was_enabled_during_its_creation()
    {
        var group = _mock.AddGroup();
        _mock.AddInstance(group);
        _mock.Post($"/server-groups/{group}/action", """{"start-server-group":{}}""").ShouldSucceed();
        _mock.Clock.Advance(TimeSpan.FromSeconds(2));
        Create(group, "server_b").ShouldSucceed();
        var latecomer = _mock.Project.Instances.Single(instance => instance.SourceServer == _mock["server_b"]).Id;

        _mock.Wait();

        _mock.Instance(latecomer).Text("status").ShouldBe("protected");
    }

    [Fact]
    public void An_instance_follows_a_group_that_failed_over_during_its_creation()
    {
        var (group, _) = _mock.AddProtectedGroup();
        Create(group, "server_b").ShouldSucceed();
        var latecomer = _mock.Project.Instances.Single(instance => instance.SourceServer == _mock["server_b"]).Id;
        _mock.Clock.Advance(TimeSpan.FromSeconds(1));
        _mock.Post($"/server-groups/{group}/action", """{"failover-server-group":{}}""").ShouldSucceed();
        _mock.Clock.Advance(TimeSpan.FromSeconds(1));
        _mock.Instance(latecomer).Text("status").ShouldBe("protected");

        _mock.Wait();

        _mock.Instance(latecomer).Text("status").ShouldBe("failed-over");
        _mock.PairAt(latecomer, "/dev/vda").Status.ShouldBe(Status.FailedOver);
    }

    [Fact]
    public void A_Windows_server_without_its_key_pair_fails_the_creation_job()
    {
        var group = _mock.AddGroup();

        var job = _mock.Finished(Create(group, "windows_without_key_pair"));

        job.Text("status").ShouldBe("FAIL");
        job.Text("error_code").ShouldBe("SDRS.1306");
        var instance = _mock.Project.Instances.ShouldHaveSingleItem();
        instance.Status.ShouldBe(Status.Error);
        instance.TargetServer.ShouldBeNull();
        _mock.Project.Pairs.ShouldAllBe(pair => pair.Status == Status.Error && pair.FailureDetail == "SDRS.1306");
        var failureJob = _mock.Project.FailureJobs.ShouldHaveSingleItem();
        failureJob.ResourceId.ShouldBe(instance.Id);
        failureJob.FailureStatus.ShouldBe("createFail");
    }

    [Fact]
    public void A_new_key_pair_with_the_same_name_lets_the_job_succeed()
    {
        var server = _mock.Project.Inventory.Servers[_mock["windows_without_key_pair"]]!;
        _mock.Project.Inventory.KeyPairs.Put(new() { Name = server.KeyName! });

        _mock.AddInstance(_mock.AddGroup(), "windows_without_key_pair");

        _mock.Project.FailureJobs.ShouldBeEmpty();
    }

    [Fact]
    public void The_DR_server_has_the_requested_address_and_flavor()
    {
        var group = _mock.AddGroup();

        var id = _mock.Entity(
            Create(group,
                more: $$""", "primary_subnet_id": "{{_mock["subnet"]}}", "primary_ip_address": "{{_mock["free_ip"]}}", "flavorRef": "{{_mock["flavor_other"]}}" """), "protected_instance_id");

        var recovery = _mock.Project.Inventory.Servers[_mock.Instance(id).Text("target_server")]!;
        recovery.PrimaryNic!.IpAddress.ShouldBe(_mock["free_ip"]);
        recovery.Flavor.ShouldBe(_mock["flavor_other"]);
    }

    [Fact]
    public void A_dedicated_host_is_selected_if_none_is_given()
    {
        var group = _mock.AddGroup();

        var id = _mock.Entity(Create(group, more: """, "tenancy": "dedicated" """), "protected_instance_id");

        _mock.Project.Inventory.Servers[_mock.Instance(id).Text("target_server")]!.DedicatedHostId.ShouldBe(_mock["dedicated_host"]);
    }

    [Fact]
    public void Two_concurrent_requests_cannot_reserve_the_same_address()
    {
        var group = _mock.AddGroup();
        var wish = $$""", "primary_subnet_id": "{{_mock["subnet"]}}", "primary_ip_address": "{{_mock["free_ip"]}}" """;
        Create(group, "server_a", wish).ShouldSucceed();

        Create(group, "server_b", wish).ShouldBreak("PI-CREATE-28", Errors.AddressTaken);
    }

    [Fact]
    public void The_address_of_a_stuck_job_stays_reserved()
    {
        var group = _mock.AddGroup();
        var wish = $$""", "primary_subnet_id": "{{_mock["subnet"]}}", "primary_ip_address": "{{_mock["free_ip"]}}" """;
        _mock.Engine.Faults.Add(new() { Operation = "CreateProtectedInstance", StuckJob = true, ProjectId = _mock.ProjectId, Times = 1 });
        Create(group, "server_a", wish).ShouldSucceed();

        _mock.Clock.Advance(TimeSpan.FromMinutes(1));

        Create(group, "server_b", wish).ShouldBreak("PI-CREATE-28", Errors.AddressTaken);
        _mock.Project.Jobs.Running.ShouldHaveSingleItem();

        // And in a state that was saved then.
        using var state = JsonDocument.Parse(_mock.Engine.GetStateJson(null));
        StateDocument.Read(state.RootElement, _mock.Engine, null).IsCompletedSuccessfully.ShouldBeTrue();
        Create(group, "server_b", wish).ShouldBreak("PI-CREATE-28", Errors.AddressTaken);
        _mock.Project.Jobs.Running.ShouldHaveSingleItem();
    }

    [Fact]
    public void In_a_VPC_without_subnets_the_DR_server_has_no_NIC()
    {
        var group = _mock.Entity(_mock.Post("/server-groups", new
        {
            server_group = new
            {
                name = "group",
                source_availability_zone = _mock["source_az"],
                target_availability_zone = _mock["target_az"],
                domain_id = _mock["domain_id"],
                source_vpc_id = _mock["vpc_without_subnets"],
            },
        }), "server_group_id");
        var server = _mock.Inventory.Add(
            "servers",
            new() { ["vpc_id"] = _mock["vpc_without_subnets"], ["availability_zone"] = _mock["source_az"], ["nics"] = new JsonArray() });

        var id = _mock.Entity(
            _mock.Post(
                "/protected-instances",
                new
                {
                    protected_instance = new { server_group_id = group, server_id = server["id"]!.GetValue<string>(), name = "instance" },
                }),
            "protected_instance_id");

        _mock.Instance(id).Text("status").ShouldBe("available");
        _mock.Project.Inventory.Servers[_mock.Instance(id).Text("target_server")]!.Nics.ShouldBeEmpty();
    }

    [Fact]
    public void The_storage_pool_check_includes_running_jobs()
    {
        var group = _mock.AddGroup();
        var pool = _mock.Project.Inventory.StoragePools[_mock["storage_pool"]]!;
        var size = _mock.Project.Inventory.Volumes[_mock.Project.Inventory.Servers[_mock["server_a"]]!.Volumes[0].VolumeId]!.Size;
        _mock.Project.Inventory.StoragePools.Put(pool with { UsedGb = pool.CapacityGb - (2 * size) + 1 });
        var wish = $$""", "cluster_id": "{{_mock["storage_pool"]}}" """;
        Create(group, "server_a", wish).ShouldSucceed();

        Create(group, "server_b", wish).ShouldBreak("PI-CREATE-23", Errors.StoragePoolFull);

        _mock.Project.Inventory.StoragePools.Put(pool with { UsedGb = pool.CapacityGb - (2 * size) });
        Create(group, "server_b", wish).ShouldSucceed();
        _mock.Wait();
        _mock.Project.Jobs.Running.ShouldBeEmpty();
        _mock.Project.Inventory.StoragePools[pool.Id]!.FreeGb.ShouldBe(0);
    }

    [Fact]
    public void A_rejected_request_changes_nothing()
    {
        var group = _mock.AddGroup();
        var before = _mock.Engine.GetStateJson(_mock.ProjectId);

        Create(group, "server_shared_disk").ShouldBreak("PI-CREATE-02", Errors.SharingServerMissing);

        _mock.Engine.GetStateJson(_mock.ProjectId).ShouldBe(before);
    }

    [Fact]
    public void Of_several_violated_rules_the_earliest_phase_decides()
    {
        var group = _mock.AddGroup();
        _mock.SetStatus(group, Status.Stopping);

        Create(group, "server_shared_disk", """, "cluster_id": "unknown" """).ShouldBreak("PI-CREATE-19", Errors.StoragePoolNotFound);
        Create(group, "server_shared_disk").ShouldBreak("PI-CREATE-01", Errors.GroupNotAvailableOrProtected);
    }

    private HarnessResponse Create(string group, string server = "server_a", string more = "") => _mock.Post(
        "/protected-instances",
        $$"""{"protected_instance":{"server_group_id":"{{group}}","server_id":"{{_mock[server]}}","name":"instance"{{more}} } }""");
}
