using System.Text.Json;
using SdrsMock.Common;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.TaskCenter;

public sealed class FailureJobsTests
{
    private const string Path = "/task-center/failure-jobs";
    private readonly MockHarness _mock = new();

    [Fact]
    public void A_failed_job_appears_in_the_task_center_with_its_data()
    {
        var group = _mock.AddGroup("orders");
        var job = AddFailedStart(group);

        var row = Rows("").ShouldHaveSingleItem();

        row.Text("job_status").ShouldBe("FAIL");
        row.Text("resource_id").ShouldBe(group);
        row.Text("resource_name").ShouldBe("orders");
        row.Text("resource_type").ShouldBe("server_groups");
        row.Text("failure_status").ShouldBe("startFail");
        foreach (var member in new[] { "job_id", "job_type", "begin_time", "error_code", "fail_reason" })
        {
            row.Text(member).ShouldBe(job.Text(member));
        }
    }

    [Fact]
    public void Failed_tasks_are_listed_for_groups_or_inside_one_group()
    {
        var group = _mock.AddGroup();
        var instance = AddFailedInstance(group);
        AddFailedStart(group);

        Rows("").ShouldHaveSingleItem().Text("resource_id").ShouldBe(group);
        Rows($"?server_group_id={group}").ShouldHaveSingleItem().Text("resource_id").ShouldBe(instance);
        Rows($"?server_group_id={_mock.AddGroup("other")}").ShouldBeEmpty();
    }

    [Fact]
    public void The_list_is_newest_first_and_counts_all_pages()
    {
        var group = _mock.AddGroup();
        var (first, second) = (AddFailedStart(group), AddFailedStart(group));

        Rows("").Select(row => row.Text("job_id")).ShouldBe([second.Text("job_id"), first.Text("job_id")]);
        var page = _mock.Get($"{Path}?limit=1&offset=1").Json;
        page.GetProperty("failure_jobs").EnumerateArray().ShouldHaveSingleItem().Text("job_id").ShouldBe(first.Text("job_id"));
        page.Int("count").ShouldBe(2);
    }

    [Theory]
    [InlineData("failure_status=startFail", 1)]
    [InlineData("failure_status=stopFail", 0)]
    [InlineData("resource_name=orders", 1)]
    [InlineData("resource_name=order", 0)]
    [InlineData("resource_type=server_groups", 1)]
    [InlineData("resource_type=replications", 0)]
    public void Filters(string filter, int found)
    {
        AddFailedStart(_mock.AddGroup("orders"));

        Rows($"?{filter}").Length.ShouldBe(found);
    }

    [Fact]
    public void A_failed_task_is_deleted_by_resource_or_job_id()
    {
        var group = _mock.AddGroup();
        var instance = AddFailedInstance(group);
        var job = AddFailedStart(group);

        _mock.Delete($"{Path}/{instance}").Status.ShouldBe(204);
        _mock.Delete($"{Path}/{job.Text("job_id")}").Status.ShouldBe(204);

        Rows("").ShouldBeEmpty();
        Rows($"?server_group_id={group}").ShouldBeEmpty();
    }

    [Fact]
    public void Failed_tasks_of_one_resource_are_deleted_one_at_a_time()
    {
        var group = _mock.AddGroup();
        var first = AddFailedStart(group);
        AddFailedStart(group);

        _mock.Delete($"{Path}/{group}").ShouldSucceed();

        Rows("").ShouldHaveSingleItem().Text("job_id").ShouldBe(first.Text("job_id"));
    }

    [Fact]
    public void Deleting_a_failed_task_changes_only_the_list()
    {
        var group = _mock.AddGroup();
        AddFailedStart(group);

        _mock.Delete($"{Path}/{group}").ShouldSucceed();

        _mock.Group(group).Text("status").ShouldBe("error-starting");
    }

    [Fact]
    public void An_unknown_failed_task_cannot_be_deleted()
    {
        var response = _mock.Delete($"{Path}/{_mock.AddGroup()}");

        response.ShouldBreak("FJ-DEL-01", Errors.NotFound);
        response.Status.ShouldBe(404);
    }

    [Fact]
    public void Deleting_failed_tasks_of_all_groups_keeps_those_inside_groups()
    {
        var group = _mock.AddGroup();
        AddFailedInstance(group);
        AddFailedStart(group);

        _mock.Delete($"{Path}/batch").Status.ShouldBe(204);
        _mock.Delete($"{Path}/batch").Status.ShouldBe(204);

        Rows("").ShouldBeEmpty();
        Rows($"?server_group_id={group}").Length.ShouldBe(1);
    }

    [Fact]
    public void Deleting_failed_tasks_inside_a_group_keeps_other_failed_tasks()
    {
        var (group, other) = (_mock.AddGroup(), _mock.AddGroup("other"));
        AddFailedInstance(group);
        AddFailedStart(group);
        AddFailedInstance(other, "server_b");

        _mock.Delete($"/task-center/{group}/failure-jobs/batch").Status.ShouldBe(204);

        Rows("").Length.ShouldBe(1);
        Rows($"?server_group_id={group}").ShouldBeEmpty();
        Rows($"?server_group_id={other}").Length.ShouldBe(1);
    }

    [Fact]
    public void Deleting_failed_tasks_of_a_group_requires_the_group() =>
        _mock.Delete("/task-center/no-such-group/failure-jobs/batch").ShouldBreak("FJ-DELGRP-01", Errors.GroupNotFound);

    private JsonElement[] Rows(string query) => [.. _mock.Get($"{Path}{query}").Json.GetProperty("failure_jobs").EnumerateArray()];

    // Enabling protection requires a pair in the group.
    private JsonElement AddFailedStart(string group)
    {
        if (_mock.Group(group).Int("replication_num") == 0)
        {
            _mock.AddInstance(group, "server_c");
        }

        _mock.AddFailingJob("StartProtectionGroup", "SDRS.1027");
        return _mock.Finished(_mock.Post($"/server-groups/{group}/action", """{"start-server-group":{}}"""));
    }

    private string AddFailedInstance(string group, string server = "server_a")
    {
        _mock.AddFailingJob("CreateProtectedInstance", "SDRS.1350");
        var accepted = _mock.Post(
            "/protected-instances",
            new { protected_instance = new { server_group_id = group, server_id = _mock[server], name = "instance" } });
        return _mock.Finished(accepted).GetProperty("entities").Text("protected_instance_id")!;
    }
}
