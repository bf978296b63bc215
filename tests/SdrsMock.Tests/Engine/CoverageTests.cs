using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

public sealed class CoverageTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void A_constraint_is_counted_when_a_job_fails_because_of_it()
    {
        var group = _mock.AddGroup();

        _mock.Finished(_mock.Post("/protected-instances", new
        {
            protected_instance = new { server_group_id = group, server_id = _mock["windows_without_key_pair"], name = "instance" },
        })).Text("status").ShouldBe("FAIL");

        _mock.Engine.Coverage.ConstraintViolations("PI-CREATE-06").ShouldBe(1);
    }

    [Fact]
    public void An_ambiguous_body_counts_for_the_constraints_of_both_operations()
    {
        var instance = _mock.AddInstance(_mock.AddGroup());

        _mock.Post($"/protected-instances/{instance}/tags/action", """{"tags":[{"key":"env","value":"test"}]}""").Constraint.ShouldBe(
            "TAG-BADD-01, TAG-BDEL-01");

        _mock.Engine.Coverage.ConstraintViolations("TAG-BADD-01").ShouldBe(1);
        _mock.Engine.Coverage.ConstraintViolations("TAG-BDEL-01").ShouldBe(1);
    }

    [Fact]
    public void Transitions_are_counted_when_they_occur()
    {
        var group = _mock.AddGroup();
        _mock.AddInstance(group);
        Taken("server-groups.create").ShouldBe(1);

        _mock.Post($"/server-groups/{group}/action", """{"start-server-group":{}}""").ShouldSucceed();
        Taken("server-groups.start (enable)").ShouldBe(0);
        _mock.Wait();
        Taken("server-groups.start (enable)").ShouldBe(1);

        _mock.Put($"/server-groups/{group}", new { server_group = new { name = "again" } }).ShouldSucceed();
        Taken("server-groups.update-name").ShouldBe(1);
        _mock.Put($"/server-groups/{group}", new { server_group = new { name = "" } }).Error.ShouldNotBeNull();
        Taken("server-groups.update-name").ShouldBe(1);

        _mock.AddFailingJob("StopProtectionGroup", "SDRS.0013");
        _mock.Finished(_mock.Post($"/server-groups/{group}/action", """{"stop-server-group":{}}""")).Text("status").ShouldBe("FAIL");
        Taken("failed job").ShouldBe(1);
        Taken("any asynchronous call").ShouldBe(4);
    }

    private int Taken(string transition) => _mock.Engine.Coverage.TransitionsTaken(transition);
}
