using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

/// <summary>Which calls a fault rule strikes, and what happens to them.</summary>
public sealed class FaultRulesTests
{
    private readonly MockHarness _mock = new();

    [Theory]
    [InlineData(null, null, null, "111111")]
    [InlineData(2, null, null, "010000")]
    [InlineData(null, 2, null, "010101")]
    [InlineData(null, 2, 2, "010100")]
    [InlineData(null, null, 1, "100000")]
    [InlineData(4, 2, null, "000100")]
    public void A_fault_rule_affects_the_requests_that_it_counts(int? nth, int? every, int? times, string strikes)
    {
        _mock.Engine.Faults.Add(new() { Operation = "ShowQuota", Status = 503, Nth = nth, Every = every, Times = times });

        Struck(6).ShouldBe(strikes);
        _mock.Get("/server-groups").Status.ShouldBe(200);
    }

    [Fact]
    public void Fault_probability_follows_the_seed_and_continues_after_a_restore()
    {
        var rule = new FaultRule { Operation = "ShowQuota", Status = 503, Probability = 0.5 };
        var whole = new MockHarness();
        whole.Engine.Faults.Add(rule);
        var strikes = Struck(40, whole);
        _mock.Engine.Faults.Add(rule);
        var first = Struck(20);

        var after = new MockHarness(projectId: _mock.ProjectId);
        using var saved = JsonDocument.Parse(_mock.Engine.GetStateJson(null));
        StateDocument.Read(saved.RootElement, after.Engine, projectId: null);

        (first + Struck(20, after)).ShouldBe(strikes);
        strikes.ShouldContain("0");
        strikes.ShouldContain("1");
        strikes[..20].ShouldNotBe(strikes[20..]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(503)]
    public void Delay_and_drop_apply_to_successes_and_rejections(int? status)
    {
        var mock = new MockHarness(options => options.Clock = new(TimeProvider.System));
        mock.Engine.Faults.Add(new() { Operation = "ShowQuota", Status = status, Delay = "PT5S", Drop = true });

        var response = mock.Get("/sdrs/quotas").Response;

        response.Status.ShouldBe(status ?? 200);
        response.Delay.ShouldBe(TimeSpan.FromSeconds(5));
        response.Drop.ShouldBeTrue();
    }

    [Fact]
    public void A_frozen_clock_does_not_wait()
    {
        _mock.Engine.Faults.Add(new() { Operation = "ShowQuota", Delay = "PT5S" });

        _mock.Get("/sdrs/quotas").Response.Delay.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(Status.Protected, Status.Fault)]
    [InlineData(Status.ErrorResizing, Status.ErrorResizing)]
    public void A_pair_fault_affects_only_a_protected_instance(string before, string after)
    {
        var (_, instance) = _mock.AddProtectedGroup();
        _mock.Wait();
        _mock.Project.Instances[instance]!.Status = before;

        _mock.Engine.Faults.Add(new() { Replication = _mock.PairsOf(instance)[0], FaultLevel = "5", ProjectId = _mock.ProjectId });

        _mock.Project.Instances[instance]!.Status.ShouldBe(after);
        _mock.Project.Pairs[_mock.PairsOf(instance)[0]]!.Status.ShouldBe(Status.Fault);
    }

    private string Struck(int calls, MockHarness? mock = null) =>
        string.Concat(Enumerable.Range(0, calls).Select(_ => (mock ?? _mock).Get("/sdrs/quotas").Status == 503 ? '1' : '0'));
}
