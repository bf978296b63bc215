using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

public sealed class SelectionTests
{
    [Fact]
    public void Shards_are_disjoint_complete_balanced_and_independent_of_the_order()
    {
        var scenarios = CliHarness.Scenarios(
            "scenario,step,call\n" + string.Concat(
                Enumerable.Range(1, 40)
                    .SelectMany(scenario =>
                        Enumerable.Range(1, 1 + (scenario * 7 % 11)).Select(step => $"scenario {scenario},{step},ShowQuota\n"))));
        var shards = Enumerable.Range(1, 3).Select(number => Shard.Parse($"{number}/3").Take(scenarios)).ToList();

        shards.SelectMany(shard => shard).ShouldBe(scenarios, ignoreOrder: true);
        var sizes = shards.Select(shard => shard.Sum(scenario => scenario.Steps.Count)).ToList();
        (sizes.Max() - sizes.Min()).ShouldBeLessThanOrEqualTo(2);
        Shard.Parse("2/3")
            .Take([.. scenarios.Reverse()])
            .Select(scenario => scenario.Name)
            .ShouldBe(shards[1].Select(scenario => scenario.Name), ignoreOrder: true);
        Should.Throw<FormatException>(() => Shard.Parse("4/3"));
    }

    [Fact]
    public async Task Parallelism_repetition_and_random_order_do_not_change_the_verdict()
    {
        var (exit, text) = await CliHarness.RunAsync(
            "run", Path.Combine(GoldenFile.Folder, "protection-group.csv"), "--parallel", "3", "--repeat", "4", "--seed", "77");

        exit.ShouldBe(0, text);
        text.ShouldContain("8 passed");
        text.ShouldContain("77");
    }

    [Fact]
    public async Task Fail_fast_ends_the_run_at_the_first_failure()
    {
        var (exit, text) = await CliHarness.RunAsync("run", Path.Combine(GoldenFile.Folder, "failing-scenarios.csv"), "--fail-fast");

        exit.ShouldBe(1);
        text.ShouldContain("1 scenario (0 passed, 1 failed)");
    }

    [Fact]
    public async Task Generated_values_follow_from_the_seed_and_are_stable_within_a_scenario()
    {
        var bodies = new List<string>();
        await using var target = await FakeTargetServer.StartAsync(_ => (500, ""));
        foreach (var seed in new[] { 5, 5, 6 })
        {
            using var runner = await ScenarioRunner.ConnectAsync(
                new() { Url = target.Url, Project = "p", Token = "t" }, seed, cancellationToken: TestContext.Current.CancellationToken);
            await runner.RunAsync(
                CliHarness.SingleScenario(
                    "scenario,step,call,with,expect\na,1,ListProtectionGroups,name={fake:name}; ?again={fake:name}; " +
                        "?other={fake:name.2}; ?chinese={fake:chinese},500\n"),
                TestContext.Current.CancellationToken);
            bodies.Add(target.Requests[^1]);
        }

        bodies[0].ShouldBe(bodies[1]);
        bodies[0].ShouldNotBe(bodies[2]);
        var values = bodies[0].Split('?')[1].Split('&').Select(pair => pair.Split('=')[1]).ToList();
        values[0].ShouldBe(values[1]);
        values[0].ShouldNotBe(values[2]);
    }
}
