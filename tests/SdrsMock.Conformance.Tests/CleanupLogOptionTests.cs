using SdrsMock.Conformance.Targets;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The clean-up log and its old name: the option <c>--ledger</c> and the member <c>ledger</c> of target files.</summary>
public sealed class CleanupLogOptionTests : IDisposable
{
    private const string NoTarget = "http://127.0.0.1:1";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--cleanup-log")]
    [InlineData("--ledger")]
    public async Task Both_option_names_write_the_log(string option)
    {
        await using var mock = await SdrsMockServer.StartAsync(
            options => (options.Auth, options.JobDuration) = (AuthMode.Verify, TimeSpan.Zero), TestContext.Current.CancellationToken);
        var (scenarios, target, log) = (PathOf("a.csv"), PathOf("target.json"), PathOf("run.ledger"));
        await WriteAsync(scenarios, "scenario,step,call,with\na,1,CreateProtectionGroup,name=one\n");
        await WriteAsync(PathOf("token"), mock.Variables["token"]);
        await WriteAsync(target, $$"""
            {
              "url": "{{mock.Url}}", "mock": false, "project": "{{mock.ProjectId}}", "auth": { "token": { "file": "token" } },
              "variables": {
                "vpc": "{{mock.Variables["vpc"]}}", "domain_id": "{{mock.Variables["domain_id"]}}",
                "source_az": "{{mock.Variables["source_az"]}}", "target_az": "{{mock.Variables["target_az"]}}"
              }
            }
            """);

        var (exit, text) = await CliHarness.RunAsync("run", scenarios, "--target", target, "--allow-writes", option, log);

        exit.ShouldBe(0, text);
        (await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken)).ShouldContain("\"what\":\"gone\"");
    }

    [Fact]
    public async Task Both_option_names_at_once_are_a_usage_error()
    {
        await WriteAsync(PathOf("a.csv"), "scenario,step,call\na,1,ShowQuota\n");

        var (exit, text) = await CliHarness.RunAsync(
            "run", PathOf("a.csv"), "--endpoint", NoTarget, "--cleanup-log", PathOf("a.ledger"), "--ledger", PathOf("b.ledger"));

        exit.ShouldBe(2, text);
        text.ShouldContain("--ledger is the old name of --cleanup-log; use only --cleanup-log");
    }

    [Fact]
    public async Task The_help_shows_only_the_new_option_name()
    {
        var (_, text) = await CliHarness.RunAsync("run", "--help");

        text.ShouldContain("--cleanup-log");
        text.ShouldNotContain("--ledger");
    }

    [Theory]
    [InlineData("cleanup_log")]
    [InlineData("ledger")]
    public async Task Both_member_names_of_a_target_file_are_read(string member)
    {
        await WriteAsync(PathOf("target.json"), $$"""{"url": "{{NoTarget}}", "{{member}}": "logs/run.ledger"}""");

        TargetFile.Read(PathOf("target.json")).CleanupLog.ShouldBe(Path.Combine(_folder, "logs", "run.ledger"));
    }

    [Fact]
    public async Task Both_member_names_at_once_are_rejected()
    {
        await WriteAsync(PathOf("target.json"), $$"""{"url": "{{NoTarget}}", "cleanup_log": "a", "ledger": "b"}""");

        Should.Throw<FormatException>(() => TargetFile.Read(PathOf("target.json")))
            .Message.ShouldEndWith("target.json: 'ledger' is the old name of 'cleanup_log'; remove one of them");
    }

    private string PathOf(string file) => Path.Combine(_folder, file);

    private static Task WriteAsync(string path, string text) => File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
}
