using System.Text.Json;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>What scripts use: <c>exec</c>, <c>health</c>, <c>stop</c>, <c>--ready-file</c> and <c>--env-file</c>.</summary>
public sealed class ScriptCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sdrs-script-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Exec_runs_a_command_beside_a_ready_mock_and_returns_its_exit_code()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "needs a POSIX shell");

        var (code, output, errors) = await ToolProcess.Result(
            ["exec", "--seed", "3", "--", "/bin/sh", "-c",
                "echo $SDRS_MOCK_URL $SDRS_PROJECT_ID $OS_AUTH_URL $HW_ACCESS_KEY $SDRS_AK; exit 7"]);

        code.ShouldBe(7, errors);
        var words = output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        words.Length.ShouldBe(5, output);
        words[0].ShouldStartWith("http://127.0.0.1:");
        words[2].ShouldBe($"{words[0]}/v3");
        words[3].ShouldBe(words[4]);
    }

    [Fact]
    public async Task Exec_serves_while_the_command_runs_and_stops_after_it()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "needs a POSIX shell");
        var health = $"dotnet {Path.Combine(AppContext.BaseDirectory, "SdrsMock.dll")} health";

        var (code, output, errors) = await ToolProcess.Result(["exec", "--", "/bin/sh", "-c", $"{health}; echo $SDRS_MOCK_URL"]);

        code.ShouldBe(0, errors);
        output.ShouldContain(" is ready");
        using var client = new HttpClient();
        await Should.ThrowAsync<HttpRequestException>(
            () => client.GetAsync(output.Trim().Split('\n')[^1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Exec_with_https_names_a_certificate_file_that_clients_trust()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "needs a POSIX shell");

        var (code, output, _) = await ToolProcess.Result(
            ["exec", "--https", "--", "/bin/sh", "-c", "head -1 $SSL_CERT_FILE; echo $NODE_EXTRA_CA_CERTS $SDRS_MOCK_URL"]);

        code.ShouldBe(0);
        output.ShouldStartWith("-----BEGIN CERTIFICATE-----");
        var file = output.Split('\n')[1].Split(' ')[0];
        output.ShouldContain("https://127.0.0.1:");
        File.Exists(file).ShouldBeFalse("the file is deleted at the end");
    }

    [Theory]
    [InlineData(127, "cannot be started", "--", "no-such-command-of-sdrs")]
    [InlineData(2, "Required argument")]
    [InlineData(2, "--clock", "--clock", "x", "--", "true")]
    [InlineData(2, "'--portt' is not an option of exec", "--portt", "5", "--", "true")]
    [InlineData(126, "it is a folder", "--", "/tmp")]
    public async Task Exec_reports_a_command_that_cannot_be_started(int expected, string words, params string[] arguments)
    {
        var (code, _, errors) = await ToolProcess.Result(["exec", .. arguments]);

        code.ShouldBe(expected, errors);
        errors.ShouldStartWith("sdrs-mock: ");
        errors.ShouldContain(words);
        errors.TrimEnd().ShouldNotContain('\n');
    }

    [Fact]
    public async Task Exec_finds_a_command_on_the_path_beside_a_folder_of_its_name()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "needs a POSIX shell");
        Directory.CreateDirectory(Path.Combine(_folder, "echo"));
        var exec = $"dotnet {Path.Combine(AppContext.BaseDirectory, "SdrsMock.dll")} exec";

        var (code, output, errors) = await ToolProcess.Result(
            ["exec", "--", "/bin/sh", "-c", $"cd {_folder} && {exec} -- echo found && {exec} -- ./echo"]);

        (code, output.Trim()).ShouldBe((126, "found"));
        errors.ShouldContain("'./echo' cannot be started: it is a folder");
    }

    [Fact]
    public async Task A_signal_to_exec_reaches_the_command()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "needs a POSIX shell");
        var started = Path.Combine(_folder, "started");

        var (code, output, _) = await ToolProcess.Result(
            ["exec", "--", "/bin/sh", "-c",
                $"trap 'echo told; exit 9' TERM; echo $$ > {started}; kill -TERM $PPID; for i in 1 2 3 4 5 6 7 8 9 10; do sleep 1; done"]);

        (code, output.Trim()).ShouldBe((9, "told"));
    }

    [Fact]
    public async Task A_signal_to_exec_reaches_what_the_command_started()
    {
        Assert.SkipUnless(File.Exists("/bin/sh") && Directory.Exists("/proc/self"), "needs a POSIX shell and /proc");

        // The shell ends by the signal; the command that it waits for must not stay behind.
        var (code, output, _) = await ToolProcess.Result(
            ["exec", "--", "/bin/sh", "-c",
                "(trap 'echo told; exit' TERM; kill -TERM $PPID; while :; do sleep 0.1; done) & wait"]);

        code.ShouldBe(143);
        output.Trim().ShouldBe("told");
    }

    [Fact]
    public async Task A_second_signal_to_exec_ends_a_command_that_ignores_the_first()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "needs a POSIX shell");
        var told = Path.Combine(_folder, "told");

        var (code, _, _) = await ToolProcess.Result(
            ["exec", "--", "/bin/sh", "-c",
                $"trap 'touch {told}' TERM; kill -TERM $PPID; until [ -e {told} ]; do sleep 0.1; done; "
                    + "kill -TERM $PPID; while :; do sleep 0.1; done"]);

        code.ShouldBe(137);
    }

    [Fact]
    public async Task The_help_of_exec_shows_no_port_that_it_would_not_use()
    {
        (await ToolProcess.Output(["exec", "--help"])).ShouldNotContain("default: 5080");
        (await ToolProcess.Output(["--help"])).ShouldContain("default: 5080");
    }

    [Fact]
    public async Task The_ready_file_holds_address_and_process_and_stop_ends_it()
    {
        var (ready, environment) = (Path.Combine(_folder, "ready.json"), Path.Combine(_folder, "env.sh"));
        using var mock = await ToolProcess.Start(["--ready-file", ready, "--env-file", environment]);
        // The first line is printed before the files are written.
        await FileAppearsAsync(ready).WaitAsync(TestTimeouts.Most, TestContext.Current.CancellationToken);

        using (var document = JsonDocument.Parse(await File.ReadAllBytesAsync(ready, TestContext.Current.CancellationToken)))
        {
            document.RootElement.GetProperty("pid").GetInt32().ShouldBe(mock.Id);
            new Uri(document.RootElement.GetProperty("url").GetString()!).ShouldBe(mock.Client.BaseAddress);
            document.RootElement.GetProperty("version").GetString().ShouldNotBeNullOrEmpty();
        }

        var lines = await File.ReadAllLinesAsync(environment, TestContext.Current.CancellationToken);
        lines.ShouldContain(line => line.StartsWith("export SDRS_TOKEN='"));
        lines.ShouldAllBe(line => line.StartsWith("export ") && line.EndsWith('\''));
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(environment).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await ToolProcess.Result(["stop", "--ready-file", ready])).Code.ShouldBe(0);
        (await mock.Ended()).Code.ShouldBe(0);
        File.Exists(ready).ShouldBeFalse();
    }

    private static async Task FileAppearsAsync(string file)
    {
        while (!File.Exists(file))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Stop_leaves_a_process_alone_that_is_not_the_mock_of_the_file()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "needs a POSIX shell");
        using var other = System.Diagnostics.Process.Start("/bin/sh", ["-c", "sleep 60"]);
        var ready = Path.Combine(_folder, "ready.json");
        try
        {
            File.WriteAllText(
                ready, $$"""{"url":"http://127.0.0.1:1","pid":{{other.Id}},"started":"2026-01-01T00:00:00+00:00","version":"1.0.0"}""");

            var (code, _, errors) = await ToolProcess.Result(["stop", "--ready-file", ready]);

            code.ShouldBe(1);
            errors.ShouldContain("has already ended");
            other.HasExited.ShouldBeFalse();
        }
        finally
        {
            other.Kill();
        }
    }

    [Fact]
    public async Task A_file_that_is_no_ready_file_is_kept_and_nothing_is_announced()
    {
        var file = Path.Combine(_folder, "precious");
        File.WriteAllText(file, "precious");

        var (code, output, errors) = await ToolProcess.Result(["--port", "0", "--ready-file", file]);

        (code, output, File.ReadAllText(file)).ShouldBe((2, "", "precious"));
        errors.ShouldContain("exists and is not a ready file");
    }

    [Fact]
    public async Task The_end_of_one_mock_leaves_the_ready_file_of_the_next()
    {
        var ready = Path.Combine(_folder, "ready.json");
        using var first = await ToolProcess.Start(["--ready-file", ready]);
        using var second = await ToolProcess.Start(["--ready-file", ready]);

        first.Terminate();
        (await first.Ended()).Code.ShouldBe(0);

        (await ToolProcess.Result(["stop", "--ready-file", ready])).Code.ShouldBe(0);
        (await second.Ended()).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Health_reports_a_mock_that_is_not_there()
    {
        var (code, _, errors) = await ToolProcess.Result(["health", "--url", "http://127.0.0.1:9"]);

        (code, errors.Trim()).ShouldBe((1, "sdrs-mock: http://127.0.0.1:9 is not ready: Connection refused (127.0.0.1:9)"));
    }

    [Theory]
    [InlineData("--url: 'x' is invalid", "health", "--url", "x")]
    [InlineData("--wait: 'soon' is invalid", "health", "--wait", "soon")]
    [InlineData("--parent-pid: '0' is invalid", "--port", "0", "--parent-pid", "0")]
    [InlineData("--parent-pid: '-5' is invalid", "--port", "0", "--parent-pid", "-5")]
    [InlineData("--cert-password: there is no certificate", "--port", "0", "--https", "--cert-password", "secret")]
    [InlineData("--cert-password: there is no certificate", "exec", "--cert-password", "secret", "--", "true")]
    [InlineData("--ready-file: name the file", "stop")]
    [InlineData("--ready-file: /no/such/file cannot be read", "stop", "--ready-file", "/no/such/file")]
    [InlineData("--ready-file: /no/such/folder/x cannot be written", "--port", "0", "--ready-file", "/no/such/folder/x")]
    public async Task Wrong_values_are_usage_errors(string words, params string[] arguments)
    {
        var (code, _, errors) = await ToolProcess.Result(arguments);

        code.ShouldBe(2, errors);
        errors.ShouldContain(words);
    }

    [Fact]
    public async Task A_mock_can_end_with_its_standard_input_and_with_another_process()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "needs a POSIX shell");
        using var other = System.Diagnostics.Process.Start("/bin/sh", ["-c", "exit 0"]);
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);

        var (code, output, errors) = await ToolProcess.Result(["--port", "0", "--parent-pid", $"{other.Id}"]);

        code.ShouldBe(0, errors);
        output.ShouldStartWith("Listening on ");
    }
}
