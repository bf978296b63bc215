using System.Net;
using SdrsMock.Client.Models;
using Shouldly;

namespace SdrsMock.Client.Tests;

/// <summary>A complete disaster recovery with each kind of credentials.</summary>
public sealed class EndToEndTests
{
    [Theory]
    [InlineData("token")]
    [InlineData("keys")]
    [InlineData("temporary keys")]
    [InlineData("login")]
    public async Task A_server_goes_through_a_complete_disaster_recovery(string means)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var mock = await MockFixture.StartAsync();
        using var sdrs = mock.ClientBy(means);

        var domain = (await sdrs.ListActiveActiveDomainsAsync(stop)).First(domain => domain.Id == mock.Variables["domain_id"]);
        var group = (await sdrs.DoneAsync(sdrs.CreateProtectionGroupAsync(mock.Group(), stop))).ServerGroupId!;
        var instance = (await sdrs.DoneAsync(sdrs.CreateProtectedInstanceAsync(
            new()
            {
                ServerGroupId = group,
                ServerId = mock.Variables["server_a"],
                Name = "orders-db",
                Tags = [new("tier", "gold")],
            }, stop))).ProtectedInstanceId!;
        var made = await sdrs.ShowProtectedInstanceAsync(instance, stop);
        (made.Status, made.SourceServer, made.Tags).ShouldSatisfyAllConditions(
            it => it.Status.ShouldBe(ProtectedInstanceStatus.Available),
            it => it.SourceServer.ShouldBe(mock.Variables["server_a"]),
            it => it.Tags.ShouldBe([new("tier", "gold")]));

        // Enable protection and complete the replication.
        await sdrs.DoneAsync(sdrs.StartProtectionGroupAsync(group, stop));
        mock.AdvanceUntilIdle();
        var pair = await sdrs.ShowReplicationAsync(made.Attachment[0].Replication, stop);
        (pair.Status, pair.DataStatus, pair.RecordMetadata.Bootable).ShouldBe((ReplicationStatus.Protected, "active", true));

        // Planned failover: rejected while the production servers run.
        mock.Switch(made.SourceServer, "ACTIVE");
        var running = await Should.ThrowAsync<SdrsException>(sdrs.StartReverseProtectionGroupAsync(group, Station.Target, stop));
        (running.Status, running.Code?.StartsWith("SDRS.", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
        running.RequestId.ShouldNotBeNullOrEmpty();
        mock.Switch(made.SourceServer, "SHUTOFF");
        await sdrs.DoneAsync(sdrs.StartReverseProtectionGroupAsync(group, Station.Target, stop));
        mock.AdvanceUntilIdle();
        (await sdrs.ShowProtectionGroupAsync(group, stop)).PriorityStation.ShouldBe(Station.Target);

        // A drill in a protected group.
        var drill = (await sdrs.DoneAsync(sdrs.CreateDisasterRecoveryDrillAsync(new(group, "rehearsal"), stop))).DisasterRecoveryDrillId!;
        (await sdrs.ShowDisasterRecoveryDrillAsync(drill, stop)).DrillServers.ShouldHaveSingleItem().ProtectedInstance.ShouldBe(instance);
        await sdrs.DoneAsync(sdrs.DeleteDisasterRecoveryDrillAsync(drill, stop));

        // Failover and re-protection.
        await sdrs.DoneAsync(sdrs.StartFailoverProtectionGroupAsync(group, stop));
        (await sdrs.ShowProtectionGroupAsync(group, stop)).Status.ShouldBe(ProtectionGroupStatus.FailedOver);
        foreach (var server in new[] { made.SourceServer, made.TargetServer })
        {
            mock.Switch(server, "SHUTOFF");
        }

        var again = await sdrs.WaitForJobAsync(await sdrs.StartProtectionGroupAsync(group, stop), new(TimeSpan.Zero), stop);
        again.JobType.ShouldBe("reprotectProtectionGroupNoCG");
        mock.AdvanceUntilIdle();

        // Tags.
        await sdrs.BatchAddTagsAsync(instance, [new("tier", "silver"), new("owner", "Ops äöü")], stop);
        (await sdrs.ListProtectedInstanceTagsAsync(instance, stop)).Count.ShouldBe(2);
        (
            await sdrs.ListProtectedInstancesByTagsAsync(new() { Tags = [new("tier", ["silver"])] }, stop))
            .Resources!.ShouldHaveSingleItem().ResourceDetail.Id.ShouldBe(instance);
        await sdrs.BatchDeleteTagsAsync(instance, [new("tier")], stop);
        (await sdrs.ListProtectedInstancesProjectTagsAsync(stop)).ShouldHaveSingleItem().Key.ShouldBe("owner");

        // A failed job and its entry in the task center.
        await sdrs.DoneAsync(sdrs.StopProtectionGroupAsync(group, stop));
        mock.Faults.Add(new() { Operation = "StartProtectionGroup", FailJob = "SDRS.0011", Times = 1 });
        var failed = await Should.ThrowAsync<SdrsJobException>(sdrs.DoneAsync(sdrs.StartProtectionGroupAsync(group, stop)));
        (failed.Code, failed.Job.Status).ShouldBe(("SDRS.0011", JobStatus.Fail));
        failed.FailReason.ShouldNotBeNullOrEmpty();
        (await sdrs.ListFailureJobsAsync(cancellationToken: stop)).FailureJobs.ShouldContain(
            job => job.FailureStatus == FailureStatus.StartFail && job.ResourceId == group);
        await sdrs.DeleteAllServerGroupFailureJobsAsync(stop);

        // Only an empty group can be deleted.
        (await Should.ThrowAsync<SdrsException>(sdrs.DeleteProtectionGroupAsync(group, stop))).Code!.ShouldStartWith("SDRS.");
        await sdrs.DoneAsync(sdrs.DeleteProtectedInstanceAsync(instance, new() { DeleteTargetServer = true }, stop));
        await sdrs.DoneAsync(sdrs.DeleteProtectionGroupAsync(group, stop));
        (await Should.ThrowAsync<SdrsException>(sdrs.ShowProtectionGroupAsync(group, stop))).Code.ShouldBe("SDRS.1013");
        domain.LocalReplicationCluster.AvailabilityZone.ShouldNotBeNullOrEmpty();
        mock.Requests.ShouldAllBe(entry => entry.Status < 401, "no request failed authentication");
    }

    [Fact]
    public async Task All_pages_of_a_list_are_read()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var mock = await MockFixture.StartAsync();
        using var sdrs = mock.ClientBy("token");
        for (var number = 0; number < 5; number++)
        {
            await sdrs.DoneAsync(sdrs.CreateProtectionGroupAsync(mock.Group($"group-{number}"), stop));
        }

        var all = await sdrs.AllProtectionGroupsAsync(new() { Limit = 2, Name = "group" }, stop)
            .Select(group => group.Name)
            .ToListAsync(stop);
        var behind = await sdrs.AllProtectionGroupsAsync(new() { Limit = 2, Offset = 3 }, stop).CountAsync(stop);

        all.Order().ShouldBe(["group-0", "group-1", "group-2", "group-3", "group-4"]);
        behind.ShouldBe(2);
        mock.Requests.Count(entry => entry.Operation == "ListProtectionGroups").ShouldBe(3 + 1);
    }

    [Fact]
    public async Task IDs_and_keys_with_special_characters_are_escaped()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var mock = await MockFixture.StartAsync();
        using var sdrs = mock.ClientBy("keys");
        var group = (await sdrs.DoneAsync(sdrs.CreateProtectionGroupAsync(mock.Group(), stop))).ServerGroupId!;
        var instance = (
            await sdrs.DoneAsync(
                sdrs.CreateProtectedInstanceAsync(
                    new() { ServerGroupId = group, ServerId = mock.Variables["server_a"], Name = "a" }, stop)))
            .ProtectedInstanceId!;

        await sdrs.AddProtectedInstanceTagsAsync(instance, new("größe + % ?#&;", "1"), stop);
        await sdrs.DeleteProtectedInstanceTagAsync(instance, "größe + % ?#&;", stop);

        (await sdrs.ListProtectedInstanceTagsAsync(instance, stop)).ShouldBeEmpty();
        (await sdrs.ListProtectedInstancesAsync(new() { ServerGroupIds = [group], Name = "a" }, stop)).Count.ShouldBe(1);
        (
            await sdrs.ListRpoStatisticsAsync(new() { StartTime = mock.Clock.Now, EndTime = mock.Clock.Now.AddDays(1) }, stop))
            .Count.ShouldBeGreaterThanOrEqualTo(0);
        Should.Throw<ArgumentException>(() => { _ = sdrs.ShowProtectionGroupAsync("..", stop); }).Message
            .ShouldStartWith("'..' cannot be an id or key");
        Should.Throw<ArgumentException>(() => { _ = sdrs.ShowProtectionGroupAsync("", stop); });
    }

    [Fact]
    public async Task The_remaining_operations_succeed()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var mock = await MockFixture.StartAsync();
        using var sdrs = mock.ClientBy("token");

        (await sdrs.ListApiVersionsAsync(stop)).ShouldContain(version => version.Id == "v1");
        (await sdrs.ShowSpecifiedApiVersionAsync("v1", stop)).Status.ShouldNotBeNullOrEmpty();
        (await sdrs.ShowQuotaAsync(stop)).Resources
            .Select(quota => quota.Type)
            .ShouldBe(["server_groups", "replications"], ignoreOrder: true);
    }
}
