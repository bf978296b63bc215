using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Mutants;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Mutants;

/// <summary>A mock that behaves wrong in one respect differs in this respect only, and in its project only.</summary>
public sealed class MutantTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Ids_are_unique_and_each_family_has_mutants()
    {
        var all = _mock.Engine.Mutants.All;

        all.Select(mutant => mutant.Id).ShouldBeUnique();
        all.Select(mutant => mutant.Family).Distinct().ShouldBe(Enum.GetValues<MutantFamily>(), ignoreOrder: true);
        all.ShouldAllBe(mutant => mutant.Description.Length > 0 && !mutant.Id.Contains(' '));
    }

    [Fact]
    public void A_skipped_rule_accepts_its_violation_in_its_project_only()
    {
        var other = new MockHarness();
        var active = On("PI-CREATE-03:skip");

        ProtectTwice(_mock).Status.ShouldBe(200);
        ProtectTwice(other).ShouldBreak("PI-CREATE-03", Errors.ServerAlreadyProtected);
        active.Strikes.ShouldBe(1);
        _mock.Engine.Journal.Entries.Select(entry => entry.Mutant).OfType<string>().ShouldBe(["PI-CREATE-03:skip"]);
    }

    [Fact]
    public void A_violation_has_another_code_of_the_same_status_or_another_status()
    {
        On("PI-CREATE-03:code");
        var code = ProtectTwice(_mock);
        (code.Status, code.Constraint).ShouldBe((400, "PI-CREATE-03"));
        code.Text.ShouldNotContain(Errors.ServerAlreadyProtected.Code);

        On("PI-CREATE-03:status");
        var status = Protect(_mock, _mock.Project.Groups.Single().Id);
        status.Status.ShouldBe(409);
        status.Text.ShouldContain(Errors.ServerAlreadyProtected.Code);
    }

    [Fact]
    public void A_stuck_job_never_ends()
    {
        On("CreateProtectionGroup:job-stuck");
        var job = _mock.PostGroup().Json.GetProperty("job_id").GetString();

        _mock.Clock.Advance(TimeSpan.FromDays(1));

        Job(job).GetProperty("status").GetString().ShouldBe("RUNNING");
    }

    [Theory]
    [InlineData("CreateProtectionGroup:job-false-success", "SUCCESS", "error")]
    [InlineData("CreateProtectionGroup:job-false-failure", "FAIL", "available")]
    [InlineData("CreateProtectionGroup:wrong-end", "SUCCESS", "error")]
    public void A_job_and_its_resource_disagree(string id, string job, string group)
    {
        On(id);
        var accepted = _mock.PostGroup();
        _mock.Finished(accepted).GetProperty("status").GetString().ShouldBe(job);

        _mock.Group(_mock.Project.Groups.Single().Id).GetProperty("status").GetString().ShouldBe(group);
    }

    [Fact]
    public void A_lost_change_is_confirmed_and_not_kept()
    {
        var group = _mock.AddGroup("before");
        On("UpdateProtectionGroupName:lost");

        _mock.Put($"/server-groups/{group}", new { server_group = new { name = "after" } }).Text.ShouldContain("after");

        _mock.Group(group).GetProperty("name").GetString().ShouldBe("before");
    }

    [Fact]
    public void A_deleted_resource_stays()
    {
        var group = _mock.AddGroup();
        On("DeleteProtectionGroup:delete-stays");

        _mock.Finished(_mock.Delete($"/server-groups/{group}")).GetProperty("status").GetString().ShouldBe("SUCCESS");

        _mock.Group(group).GetProperty("status").GetString().ShouldBe("available");
    }

    [Theory]
    [InlineData("ListProtectionGroups:ignores-limit", 2, 2)]
    [InlineData("ListProtectionGroups:last-server_groups-missing", 0, 2)]
    [InlineData("ListProtectionGroups:count-off", 1, 3)]
    public void A_list_differs(string id, int items, int count)
    {
        _mock.AddGroup("one");
        _mock.AddGroup("two");
        On(id);

        var list = _mock.Get("/server-groups?limit=1").Json;

        (list.GetProperty("server_groups").GetArrayLength(), list.GetProperty("count").GetInt32()).ShouldBe((items, count));
    }

    [Fact]
    public void A_member_is_missing_or_has_another_type()
    {
        var group = _mock.AddGroup();
        On("ShowProtectionGroup:missing:server_group.name");
        _mock.Group(group).TryGetProperty("name", out _).ShouldBeFalse();

        On("ShowProtectionGroup:type:server_group.name");
        _mock.Group(group).GetProperty("name").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public void A_reset_of_the_project_switches_its_mutant_off()
    {
        On("PI-CREATE-03:skip");
        _mock.Engine.Reset(_mock.ProjectId);

        _mock.Engine.Mutants.FindId(_mock.ProjectId).ShouldBeNull();
    }

    [Fact]
    public void The_option_applies_to_all_projects_and_survives_a_reset()
    {
        var mock = new MockHarness(options => options.Mutant = "PI-CREATE-03:skip");
        ProtectTwice(mock).Status.ShouldBe(200);
        mock.Engine.Reset(null);
        ProtectTwice(mock).Status.ShouldBe(200);
    }

    [Fact]
    public void An_unknown_mutant_is_rejected() =>
        Should.Throw<ArgumentException>(() => new MockHarness(options => options.Mutant = "nonsense")).Message.ShouldContain("nonsense");

    private SdrsMock.OperationModel.ActiveMutation On(string id) => _mock.Engine.Mutants.Set(id, _mock.ProjectId);

    private JsonElement Job(string? id) => _mock.Get($"/jobs/{id}").Json;

    private static HarnessResponse ProtectTwice(MockHarness mock)
    {
        var group = mock.AddGroup();
        mock.AddInstance(group);
        return Protect(mock, group);
    }

    private static HarnessResponse Protect(MockHarness mock, string group) => mock.Post("/protected-instances", new
    {
        protected_instance = new { server_group_id = group, server_id = mock["server_a"], name = "again" },
    });
}
