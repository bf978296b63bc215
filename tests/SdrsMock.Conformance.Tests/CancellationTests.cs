using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Cancellation by Ctrl-C, and its messages.</summary>
public sealed class CancellationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_interrupted_run_says_how_to_sweep_the_resources_it_left()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var target = await FakeTargetServer.StartAsync(
            call => call.StartsWith("POST", StringComparison.Ordinal) ? (0, "") : Stopped());
        var (scenario, log) = (Path.Combine(_folder, "a.csv"), Path.Combine(_folder, "run.ledger"));
        await File.WriteAllTextAsync(
            scenario,
            "scenario,step,call,with,expect,check,within\na,1,POST /v1/{project_id}/server-groups,$={},dropped,,\na,2,ShowQuota,,200," +
                "never=*,10m\n",
            TestContext.Current.CancellationToken);
        var (output, errors) = (new StringWriter(), new StringWriter());

        var exit = await new CommandLine(EmbeddedMock.StartAsync, output, errors, () => OutputContext.None)
            .RunAsync(
                [
                    "run", scenario, "--endpoint", $"{target.Url}", "--project", CliHarness.Project, "--token", "a-token-of-some-length",
                    "--allow-writes", "--cleanup-log", log,
                ],
                stop.Token);

        exit.ShouldBe(130, $"{output}{errors}");
        errors.ToString().Trim().ShouldBe("sdrs-conformance: interrupted");
        output.ToString().Trim().ShouldBe(
            $"To delete the resources that are left behind: sdrs-conformance sweep {log}, with the options that name the target");

        (int, string) Stopped()
        {
            stop.Cancel();
            return (200, """{"quotas":{"resources":[]}}""");
        }
    }

    [Theory]
    [InlineData("run", "--junit", "/")]
    [InlineData("run", "no-such-table.csv")]
    [InlineData("sweep", "no-such.ledger")]
    public async Task A_file_that_cannot_be_read_or_written_is_a_one_line_error(params string[] arguments)
    {
        var table = Path.Combine(_folder, "a.csv");
        await File.WriteAllTextAsync(table, "scenario,step,call\na,1,ListApiVersions\n", TestContext.Current.CancellationToken);
        var (output, errors) = (new StringWriter(), new StringWriter());

        var exit = await new CommandLine(EmbeddedMock.StartAsync, output, errors, () => OutputContext.None).RunAsync(
            arguments is [.., "/"] ? [arguments[0], table, .. arguments[1..]] : arguments, TestContext.Current.CancellationToken);

        exit.ShouldBe(2, $"{output}{errors}");
        errors.ToString().Trim().Split('\n').Length.ShouldBe(1);
    }
}
