using System.Diagnostics;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The curl command of a failure works, also after an embedded mock has ended.</summary>
public sealed class CurlCommandTests
{
    [Fact]
    public async Task The_commands_of_an_embedded_run_work_on_a_mock_of_the_reader()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || !File.Exists("/usr/bin/curl"), "a shell and curl are needed");
        var (_, text) = await CliHarness.RunAsync("run", Path.Combine(GoldenFile.Folder, "failing-scenarios.csv"));
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        lines.ShouldContain("sdrs-mock --port 5080 --auth verify");
        text.ShouldNotContain("***");
        await using var mock = await SdrsMockServer.StartAsync(
            options => options.Auth = AuthMode.Verify, TestContext.Current.CancellationToken);

        var setup = lines.Where(line => line.StartsWith("PROJECT=", StringComparison.Ordinal)
            || line.StartsWith("TOKEN=", StringComparison.Ordinal));
        var command = lines.First(line => line.StartsWith("curl ", StringComparison.Ordinal));
        var output = await RunShellAsync(
            string.Join('\n', [.. setup, command]).Replace("http://127.0.0.1:5080", $"{mock.Url}".TrimEnd('/'), StringComparison.Ordinal));

        output.ShouldBe("""{"error":{"message":"Protection group not found","code":"SDRS.1013"}}""");
    }

    [Fact]
    public async Task Secrets_are_shell_variables_and_nothing_else_is_expanded()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell is needed");
        var request = new RequestReport(
            "POST", "http://127.0.0.1:1/?token=***&x=$(id)",
            [
                new("X-Auth-Token", "***"), new("Authorization", "***"), new("X-Other", "a `id` ***"), new("A$(id)", "***"),
                new("Accept", ""),
            ],
            """{"it's":"$HOME","password":"***","***":1}""");

        var command = CurlCommand.Format(request);

        CurlCommand.FindVariables(request).Distinct().Order()
            .ShouldBe(["AUTHORIZATION", "PASSWORD", "SECRET", "TOKEN"]);
        var words = await RunShellAsync(
            "TOKEN=t AUTHORIZATION=a PASSWORD=p SECRET=s\nset -- " + command + "\nfor word in \"$@\"; do printf '%s\\n' \"$word\"; done");
        words.TrimEnd().Split('\n').ShouldBe(
        [
            "curl", "-X", "POST", "http://127.0.0.1:1/?token=t&x=$(id)", "-H", "X-Auth-Token: t", "-H", "Authorization: a", "-H",
            "X-Other: a `id` s", "-H", "A$(id): s", "-H", "Accept:", "--data-raw", """{"it's":"$HOME","password":"p","s":1}""",
        ]);
    }

    [Fact]
    public async Task A_failure_names_the_row_of_the_spreadsheet_where_it_differs()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "rows.csv");
        await File.WriteAllTextAsync(
            file, "scenario,step,call,expect,note\na,1,ShowQuota,200,\"two\nlines\"\nb,1,ShowQuota,404,\n",
            TestContext.Current.CancellationToken);
        var json = Path.ChangeExtension(file, "json");

        var (exit, text) = await CliHarness.RunAsync("run", file, "--json", json);

        exit.ShouldBe(1, text);
        text.ShouldContain("rows.csv:4 (row 3 in a spreadsheet)  b, step 1: ShowQuota");
        (await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken)).ShouldContain("\"sheetRow\": 3");
    }

    private static async Task<string> RunShellAsync(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["no_proxy"] = "127.0.0.1" },
        })!;
        var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
