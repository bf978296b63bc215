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

    [Theory]
    [InlineData("CreateProtectionGroup:pattern+1:server_group.name", 65, 200)]
    [InlineData("CreateProtectionGroup:pattern+1:server_group.name", 66, 400)]
    [InlineData("CreateProtectionGroup:pattern-1:server_group.name", 64, 400)]
    [InlineData("CreateProtectionGroup:pattern-1:server_group.name", 63, 200)]
    public void A_limit_is_one_higher_or_lower(string id, int length, int status)
    {
        var active = On(id);

        _mock.PostGroup(new string('a', length)).Status.ShouldBe(status);

        active.Strikes.ShouldBe(length is 65 or 64 ? 1 : 0);
    }

    [Theory]
    [InlineData("ListProtectionGroups:maximum+1:?limit", 1001, 200)]
    [InlineData("ListProtectionGroups:maximum+1:?limit", 1002, 400)]
    [InlineData("ListProtectionGroups:maximum-1:?limit", 1000, 400)]
    [InlineData("ListProtectionGroups:maximum-1:?limit", 999, 200)]
    public void The_size_of_a_page_is_one_higher_or_lower(string id, int limit, int status)
    {
        On(id);

        _mock.Get($"/server-groups?limit={limit}").Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("CreateProtectionGroup:quota+1:server_groups", 10, 200)]
    [InlineData("CreateProtectionGroup:quota+1:server_groups", 11, 400)]
    [InlineData("CreateProtectionGroup:quota-1:server_groups", 9, 400)]
    public void A_quota_is_one_higher_or_lower(string id, int existing, int status)
    {
        Enumerable.Range(0, Math.Min(existing, 10)).ToList().ForEach(number => _mock.AddGroup($"group-{number}"));
        On(id);
        if (existing > 10)
        {
            _mock.PostGroup("eleventh").Status.ShouldBe(200);
        }

        _mock.PostGroup("another").Status.ShouldBe(status);
        _mock.Project.Inventory.Quotas.Get("server_groups").Value.ShouldBe(10, "the quota itself does not change");
    }

    [Fact]
    public void A_member_of_the_body_is_ignored()
    {
        On("CreateProtectionGroup:ignores-body:server_group.description");

        _mock.Finished(_mock.Post("/server-groups", new
        {
            server_group = new
            {
                name = "group",
                description = "words",
                source_availability_zone = _mock["source_az"],
                target_availability_zone = _mock["target_az"],
                domain_id = _mock["domain_id"],
                source_vpc_id = _mock["vpc"],
            },
        }));

        _mock.Group(_mock.Project.Groups.Single().Id).GetProperty("description").GetString().ShouldBeNullOrEmpty();
    }

    [Fact]
    public void Two_resources_are_created_where_one_is_requested()
    {
        On("CreateProtectionGroup:twice");

        _mock.Finished(_mock.PostGroup());

        _mock.Project.Groups.Count.ShouldBe(2);
    }

    [Fact]
    public void A_read_shows_the_state_before_the_latest_change()
    {
        var group = _mock.AddGroup("first");
        On("ShowProtectionGroup:stale");
        Rename("second");
        _mock.Group(group).GetProperty("name").GetString().ShouldBe("first");

        Rename("third");
        _mock.Group(group).GetProperty("name").GetString().ShouldBe("second");

        void Rename(string name) => _mock.Put($"/server-groups/{group}", new { server_group = new { name } }).Status.ShouldBe(200);
    }

    [Fact]
    public void A_list_shows_a_foreign_resource()
    {
        var group = _mock.AddGroup();
        On("ListProtectionGroups:foreign-server_groups");

        var list = _mock.Get("/server-groups").Json;

        list.GetProperty("count").GetInt32().ShouldBe(2);
        list.GetProperty("server_groups").EnumerateArray().Count(item => item.GetProperty("id").GetString() == group).ShouldBe(1);
    }

    [Fact]
    public void A_rejection_has_a_new_code_and_the_same_status()
    {
        On("ShowProtectionGroup:new-code");

        var rejected = _mock.Get("/server-groups/unknown");

        rejected.Status.ShouldBe(400);
        rejected.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("SDRS.9999");
    }

    [Fact]
    public void A_passing_status_has_a_new_word_and_the_final_one_does_not()
    {
        On("ShowProtectionGroup:new-status");
        var accepted = _mock.PostGroup();
        var group = _mock.Project.Groups.Single().Id;
        _mock.Group(group).GetProperty("status").GetString().ShouldBe("preparing");

        _mock.Finished(accepted);

        _mock.Group(group).GetProperty("status").GetString().ShouldBe("available");
    }

    [Fact]
    public void Calls_are_observed_and_answered_as_documented()
    {
        var observer = _mock.Engine.Mutants.Observe(_mock.ProjectId);

        ProtectTwice(_mock).ShouldBreak("PI-CREATE-03", Errors.ServerAlreadyProtected);

        observer.Changing.ShouldContain("PI-CREATE-03:skip");
        observer.Changing.ShouldContain("PI-CREATE-03:code");
        observer.Changing.ShouldContain("CreateProtectedInstance:job-stuck");
        observer.Reached.ShouldContain("CreateProtectedInstance:pattern+1:protected_instance.name");
        observer.Changing.ShouldNotContain("CreateProtectedInstance:pattern+1:protected_instance.name");
        observer.Reached.ShouldNotContain("PI-CREATE-04:code");
        observer.Reached.ShouldNotContain("ListReplications:count-off");
        _mock.Engine.Journal.Entries.ShouldAllBe(entry => entry.Mutant == null);
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

    [Fact]
    public void A_mistyped_mutant_is_corrected() =>
        Should.Throw<ArgumentException>(() => On("PI-CREATE-03:skp")).Message.ShouldEndWith("did you mean 'PI-CREATE-03:skip'?");

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
