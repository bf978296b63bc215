using System.Text.Json;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary><c>GET /__sdrs/jobs</c>: filters and pages.</summary>
public sealed class JobsEndpointTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Jobs_are_listed_oldest_first_with_their_due_times()
    {
        var group = _mock.AddGroup();
        _mock.PostGroup("other").ShouldSucceed();

        var jobs = Jobs("");

        jobs.Select(job => job.Text("state")).ShouldBe(["success", "running"]);
        jobs[0].Text("server_group_id").ShouldBe(group);
        jobs[1].Text("operation").ShouldBe("CreateProtectionGroup");
        jobs[1].Text("end_time").ShouldBeNull();
        (DateTimeOffset.Parse(jobs[1].Text("due_time")!) - DateTimeOffset.Parse(jobs[1].Text("begin_time")!))
            .ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Filters_select_by_state_operation_and_begin()
    {
        var (group, _) = _mock.AddProtectedGroup();
        _mock.AddFailingJob("CreateProtectionGroup", "SDRS.0013");
        _mock.Finished(_mock.PostGroup("fails"));

        Jobs("&state=fail").ShouldHaveSingleItem().Text("error_code").ShouldBe("SDRS.0013");
        Jobs("&operation=StartProtectionGroup").ShouldHaveSingleItem().Text("resource_id").ShouldBe(group);
        Jobs("&state=running").ShouldBeEmpty();
        Jobs("&since=2999-01-01T00:00:00Z").ShouldBeEmpty();
    }

    [Fact]
    public void A_cursor_leads_through_all_pages()
    {
        for (var number = 0; number < 3; number++)
        {
            _mock.AddGroup($"group-{number}");
        }

        var first = Send("&limit=2").Json;
        var second = Send($"&limit=2&after={first.Text("next")}").Json;

        first.GetProperty("jobs").GetArrayLength().ShouldBe(2);
        second.GetProperty("jobs").GetArrayLength().ShouldBe(1);
        second.TryGetProperty("next", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("&state=stuck", 400, "state: ")]
    [InlineData("&since=soon", 400, "since: ")]
    [InlineData("&limit=0", 400, "limit: ")]
    [InlineData("&after=none", 404, "after: ")]
    [InlineData("&page=2", 400, "page is not a query parameter")]
    public void An_invalid_parameter_is_rejected_with_the_reason(string query, int status, string message)
    {
        var response = Send(query);

        response.Status.ShouldBe(status);
        response.Json.Text("error")!.ShouldStartWith(message);
    }

    private JsonElement[] Jobs(string query) => [.. Send(query).Json.GetProperty("jobs").EnumerateArray()];

    private HarnessResponse Send(string query) => _mock.SendControl("GET", "jobs", $"?project_id={_mock.ProjectId}{query}");
}
