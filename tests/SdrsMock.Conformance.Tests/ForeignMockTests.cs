using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Mocks that were started otherwise than the one inside the program.</summary>
public sealed class ForeignMockTests
{
    private const string Table =
        "scenario,step,call,with,expect,check,tags\na,1,ShowQuota,,200,,\na,2,ListProtectionGroups,limit=1001,400,CHECK,TAGS\n";

    [Theory]
    [InlineData(AuthMode.Present, "otc", true, "otc")]
    [InlineData(AuthMode.Off, "huawei", false, "--auth")]
    [InlineData(AuthMode.Present, "huawei", true, "--auth verify")]
    public async Task All_scenarios_that_apply_to_a_mock_with_other_options_pass(AuthMode auth, string edition, bool hints, string reason)
    {
        await using var mock = await SdrsMockServer.StartAsync(
            options => (options.Auth, options.Edition, options.Hints) = (auth, edition, hints), TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync("run", ScenarioLocator.Find(), "--endpoint", $"{mock.Url}");

        exit.ShouldBe(0, text);
        text.ShouldContain("skipped");
        text.ShouldContain(reason);
    }

    [Theory]
    [InlineData("auth=verify; edition=huawei; hints=on", "huawei auth-verify auth-present", "X-Sdrs-Mock-Constraint=*", null)]
    [InlineData(
        "auth=present; edition=huawei; hints=on", "auth-verify", "",
        "missing feature auth-verify: the mock was started with --auth present; start it with --auth verify")]
    [InlineData(
        "auth=off; edition=huawei; hints=on", "auth-present", "",
        "missing feature auth-present: the mock was started with --auth off; start it with --auth present or --auth verify")]
    [InlineData("auth=present; edition=otc; hints=on", "huawei", "", "missing feature edition-huawei: the mock follows the edition otc")]
    [InlineData("auth=present; edition=huawei; hints=on", "otc", "", "missing feature edition-otc: the mock follows the edition huawei")]
    [InlineData("auth=present; edition=huawei; hints=on", "huawei otc", "", null)]
    [InlineData(
        "hints=off", "huawei", "X-Sdrs-Mock-Constraint=*",
        "missing feature hints: step 2 checks X-Sdrs-Mock-Constraint; start the mock without --no-hints")]
    [InlineData("hints=off", "huawei", "X-Request-Id=*", null)]
    [InlineData("something new", "huawei auth-verify", "X-Sdrs-Mock-Constraint=*", null)]
    [InlineData("", "huawei auth-verify", "", null)]
    public async Task A_scenario_that_needs_another_mock_is_skipped_with_the_reason(string says, string tags, string check, string? reason)
    {
        await using var mock = await SdrsMockServer.StartAsync(
            options => options.Auth = AuthMode.Verify, TestContext.Current.CancellationToken);
        await using var said = await FakeTargetServer.StartPassingOnAsync(mock.Url);
        said.AnswerHeaders["X-Sdrs-Mock"] = says;
        using var runner = await ScenarioRunner.ConnectAsync(
            new() { Url = said.Url }, cancellationToken: TestContext.Current.CancellationToken);

        var result = await runner.RunAsync(
            CliHarness.SingleScenario(
                Table.Replace("CHECK", check, StringComparison.Ordinal).Replace("TAGS", tags, StringComparison.Ordinal)),
            TestContext.Current.CancellationToken);

        result.Reason.ShouldBe(reason);
        result.Outcome.ShouldBe(reason is null ? Outcome.Passed : Outcome.Skipped);
    }
}
