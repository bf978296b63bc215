using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>An edited clean-up log neither selects the target nor the project, and its ids cannot change a path.</summary>
public sealed class SweepSafetyTests : IDisposable
{
    private const string Project = CliHarness.Project;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("{url}", Project, "g", "other", "which neither --project nor the target file names")]
    [InlineData("http://127.0.0.1:1", Project, "g", Project, "the clean-up log belongs to http://127.0.0.1:1/, not to")]
    [InlineData("{url}", Project, "..", Project, "this is not a line of a clean-up log")]
    [InlineData("{url}", "../other", "g", Project, "this is not a line of a clean-up log")]
    [InlineData("{url}", Project, "a/../../x", Project, "this is not a line of a clean-up log")]
    public async Task An_edited_log_is_refused(string url, string project, string id, string entryProject, string sentence)
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (200, "{}"));

        var (exit, text) = await SweepAsync(
            target, url, project, id, entryProject, "--endpoint", $"{target.Url}", "--project", Project,
            "--token", "a-token-of-some-length");

        exit.ShouldBe(2, text);
        text.ShouldContain(sentence);
        target.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_log_does_not_name_the_target()
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (200, "{}"));

        var (exit, text) = await SweepAsync(target, "{url}", Project, "g", Project, "--token", "a-token-of-some-length");

        exit.ShouldBe(2, text);
        text.ShouldContain("use --endpoint or --target");
        target.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_that_are_not_utf_8_are_a_failure()
    {
        await using var target = await FakeTargetServer.StartWildAsync(
            context => context.Response.Body.WriteAsync("{\"quotas\":{\"resources\":[]},\"x\":\"\xFF\"}"u8.ToArray()[..^3]
                .Concat(new byte[] { 0xFF, (byte)'"', (byte)'}' }).ToArray()).AsTask());
        using var runner = await ScenarioRunner.ConnectAsync(
            new() { Url = target.Url, Project = "p" }, cancellationToken: TestContext.Current.CancellationToken);

        var result = await runner.RunAsync(
            CliHarness.SingleScenario("scenario,step,call\na,1,ShowQuota\n"), TestContext.Current.CancellationToken);

        result.Outcome.ShouldBe(Outcome.Failed);
        result.Steps[0].Failures.Single().ShouldStartWith("response: the body is not valid UTF-8");
    }

    [Fact]
    public async Task A_long_list_of_invalid_items_is_reported_in_a_few_lines()
    {
        var body = $$"""{"count":1,"server_groups":[{{string.Join(',', Enumerable.Repeat("{}", 400_000))}}]}""";
        await using var target = await FakeTargetServer.StartWildAsync(
            context => context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(body)).AsTask());
        using var runner = await ScenarioRunner.ConnectAsync(
            new() { Url = target.Url, Project = "p" }, cancellationToken: TestContext.Current.CancellationToken);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var result = await runner.RunAsync(
            CliHarness.SingleScenario("scenario,step,call\na,1,ListProtectionGroups\n"), TestContext.Current.CancellationToken);

        result.Steps[0].Failures.Count.ShouldBeInRange(1, 20);
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(1L << 29);
    }

    private async Task<(int Exit, string Text)> SweepAsync(
        FakeTargetServer target, string url, string project, string id, string entryProject, params string[] options)
    {
        var (log, named) = (Path.Combine(_folder, "run.ledger"), url.Replace("{url}", $"{target.Url}", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(
            log,
            [
                $$"""{"what":"target","url":"{{named}}","project":"{{project}}"}""",
                $$"""{"what":"creating","number":1,"project":"{{entryProject}}","kind":"group","story":"a"}""",
                $$"""{"what":"made","number":1,"id":"{{id}}"}""",
            ],
            TestContext.Current.CancellationToken);
        return await CliHarness.RunAsync(["sweep", log, .. options]);
    }
}
