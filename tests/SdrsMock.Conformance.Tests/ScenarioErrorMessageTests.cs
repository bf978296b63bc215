using System.Text;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Error messages for invalid command lines and files: one line, before anything runs.</summary>
public sealed class ScenarioErrorMessageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--min-coverage: 'x' is invalid; use a number from 0 to 100.", "--min-coverage", "x")]
    [InlineData("--min-coverage: '101' is invalid; use a number from 0 to 100.", "--min-coverage", "101")]
    [InlineData("--min-coverage: '-1' is invalid; use a number from 0 to 100.", "--min-coverage", "-1")]
    [InlineData("--min-coverage: 'NaN' is invalid; use a number from 0 to 100.", "--min-coverage", "NaN")]
    [InlineData("--min-coverage: '9,5' is invalid; use a number from 0 to 100.", "--min-coverage", "9,5")]
    [InlineData("--parallel: '0' is invalid; use a whole number of at least 1.", "--parallel", "0")]
    [InlineData("--repeat: '0' is invalid; use a whole number of at least 1.", "--repeat", "0")]
    [InlineData("--repeat: '99999999999' is invalid; use a whole number of at least 1.", "--repeat", "99999999999")]
    [InlineData("--seed: 'x' is invalid; use a whole number.", "--seed", "x")]
    [InlineData("--shard: '0/2' is invalid; use i/n, such as 2/5 for the second of five parts.", "--shard", "0/2")]
    [InlineData("--max-resources: 'many' is invalid; use a whole number of at least 0.", "--max-resources", "many")]
    [InlineData("--endpoint: 'foo' is invalid; use a URL such as http://127.0.0.1:5080.", "--endpoint", "foo")]
    [InlineData("--endpoint: '127.0.0.1:5080' is invalid; use a URL such as http://127.0.0.1:5080.", "--endpoint", "127.0.0.1:5080")]
    [InlineData("--proxy: 'foo' is invalid; use a URL such as http://127.0.0.1:5080.", "--proxy", "foo")]
    [InlineData("--html: '' is invalid; use a file.", "--html", "")]
    [InlineData(
        "--port: '70000' is invalid; use a port, a whole number from 0 to 65535.", "record", "--endpoint", "http://127.0.0.1:1", "--out",
        "x.csv",
        "--port", "70000")]
    [InlineData("--endpoint: 'foo' is invalid; use a URL such as http://127.0.0.1:5080.", "list", "variables", "--endpoint", "foo")]
    [InlineData("--sk requires --ak; set both", "--sk", "x")]
    [InlineData("--ak requires --sk; set both", "--ak", "x")]
    [InlineData("--user requires --iam; set both", "--user", "x")]
    [InlineData("--iam requires --user; set both", "--iam", "http://127.0.0.1:1")]
    [InlineData("--iam: 'x' is not a URL; use https://HOST", "--iam", "x", "--user", "x", "--password", "y", "--domain", "x")]
    [InlineData(
        "--project: 'p' is invalid; use an ID of 32 hexadecimal characters. A name is possible only with --user.", "--project", "p")]
    [InlineData(
        "--project: 'p' is invalid; use an ID of 32 hexadecimal characters. A name is possible only with --user.", "--project", "p",
        "--endpoint", "http://127.0.0.1:1", "--token", "t")]
    [InlineData(
        "--project: '0123456789abcdef0123456789abcdeg' is invalid; use an ID of 32 hexadecimal characters. A name is possible only " +
            "with --user.",
        "--project", "0123456789abcdef0123456789abcdeg")]
    public async Task An_invalid_option_value_is_reported_with_the_accepted_values(string sentence, params string[] arguments)
    {
        var (exit, text) = await CliHarness.RunAsync(
            arguments[0].StartsWith('-') ? ["run", Path.Combine(GoldenFile.Folder, "protection-group.csv"), .. arguments] : arguments);

        exit.ShouldBe(2, text);
        text.Trim().ShouldBe($"sdrs-conformance: {sentence}");
    }

    [Theory]
    [InlineData("--parallel", "2", "--parallel", "3")]
    [InlineData("--endpoint", "http://127.0.0.1:1", "--endpoint", "http://127.0.0.1:2")]
    [InlineData("--min-coverage")]
    public async Task An_option_that_is_repeated_or_has_no_value_is_a_usage_error(params string[] arguments)
    {
        var (exit, text) = await CliHarness.RunAsync(["run", .. arguments]);

        exit.ShouldBe(2, text);
        text.ShouldContain(arguments[0]);
        text.ShouldNotContain("System.");
        text.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("utf-16LE")]
    [InlineData("utf-16BE")]
    public async Task A_UTF_16_file_without_a_byte_order_mark_is_rejected_with_advice(string encoding)
    {
        var file = Path.Combine(_folder, "a.csv");
        await File.WriteAllBytesAsync(
            file, Encoding.GetEncoding(encoding).GetBytes("scenario,step,call\na,1,ShowQuota\n"), TestContext.Current.CancellationToken);

        foreach (var command in new[] { "run", "lint" })
        {
            var (exit, text) = await CliHarness.RunAsync(command, file);

            exit.ShouldBe(3, text);
            text.ShouldContain("the file is UTF-16; save it as 'CSV UTF-8'");
        }
    }

    [Theory]
    [InlineData(
        "explor",
        "'explor' is not a command, file or folder; commands: run, lint, explain, list, " +
            "coverage, fmt, sweep, record, new, diff, report, evidence, mutants")]
    [InlineData(
        "rnu",
        "'rnu' is not a command, file or folder; commands: run, lint, explain, list, " +
            "coverage, fmt, sweep, record, new, diff, report, evidence, mutants; " +
            "did you mean 'run'?")]
    [InlineData(
        "Coverage",
        "'Coverage' is not a command, file or folder; commands: run, lint, explain, list, " +
            "coverage, fmt, sweep, record, new, diff, report, " +
            "evidence, mutants; did you mean 'coverage'?")]
    [InlineData("no-such.csv", "there is no file or folder 'no-such.csv'")]
    [InlineData("no/such", "there is no file or folder 'no/such'")]
    public async Task An_unknown_command_is_reported_with_the_list_of_commands(string word, string sentence)
    {
        var (exit, text) = await CliHarness.RunAsync(word);

        exit.ShouldBe(2, text);
        text.Trim().ShouldBe($"sdrs-conformance: {sentence}");
    }

    [Theory]
    [InlineData("lint has no option '--endpoint'", "lint", "a.csv", "--endpoint", "x")]
    [InlineData("run has no option '--jnuit'; did you mean '--junit'?", "--jnuit", "x.xml")]
    [InlineData("fmt has no option '--chek'; did you mean '--check'?", "fmt", "--chek")]
    public async Task An_unknown_option_is_not_taken_as_a_path(string sentence, params string[] arguments)
    {
        var (exit, text) = await CliHarness.RunAsync(arguments);

        exit.ShouldBe(2, text);
        text.Trim().ShouldBe($"sdrs-conformance: {sentence}");
    }

    [Theory]
    [InlineData("", "list")]
    [InlineData(", not 'operation'", "list", "operation")]
    [InlineData(", not 'constraint'", "list", "constraint", "--x")]
    public async Task List_without_a_subject_reports_the_choices(string end, params string[] arguments)
    {
        var (exit, text) = await CliHarness.RunAsync(arguments);

        exit.ShouldBe(2, text);
        text.Trim().ShouldBe(
            $"sdrs-conformance: list requires one of operations, editions, calls, constraints, codes, variables, scenarios, tags{end}");
    }

    [Theory]
    [InlineData(
        """{"url": "http://127.0.0.1:1", "colour": "red"}""",
        "a target file has no member 'colour', only url, mock, project, projects, auth, variables, "
        + "operations, limits, tls, proxy, cleanup_log")]
    [InlineData(
        """{"url": "http://127.0.0.1:1", "variable": {}}""",
        "a target file has no member 'variable', only url, mock, project, projects, auth, variables, "
        + "operations, limits, tls, proxy, cleanup_log; did you mean 'variables'?")]
    [InlineData(
        """{"url": "http://127.0.0.1:1", "limits": {"time_out": "5s"}}""",
        "limits has no member 'time_out', only calls_per_second, poll_interval, timeout, resources; did you mean 'timeout'?")]
    [InlineData(
        """{"url": "http://127.0.0.1:1", "limits": {"timeout": "soon"}}""",
        "limits.timeout: 'soon' is not a duration; use one such as 60s, 5m or PT30S")]
    [InlineData(
        """{"url": "http://127.0.0.1:1", "limits": {"poll_interval": "0s"}}""",
        "limits.poll_interval: '0s' is not a duration; use one such as 60s, 5m or PT30S")]
    [InlineData(
        """{"url": "http://127.0.0.1:1", "limits": {"calls_per_second": 0}}""",
        "limits.calls_per_second must be a number of at least 0.001")]
    [InlineData("""{"url": "http://127.0.0.1:1", "limits": {"resources": 1.5}}""", "limits.resources must be a whole number of at least 0")]
    [InlineData("""{"url": "http://127.0.0.1:1", "limits": []}""", "limits must be an object")]
    [InlineData("""{"url": "http://127.0.0.1:1", "mock": "no"}""", "mock must be true or false")]
    [InlineData("""{"url": "http://127.0.0.1:1", "variables": {"vpc": 1}}""", "variables must be an object of strings")]
    [InlineData("""{"url": "http://127.0.0.1:1", "operations": "List*"}""", "operations must be a list of strings")]
    [InlineData("""{"url": "127.0.0.1"}""", "url must be a URL such as https://sdrs.example.com")]
    [InlineData("""{"url": "http://127.0.0.1:1", "proxy": "x"}""", "proxy must be a URL such as https://sdrs.example.com")]
    [InlineData("""{}""", "the member 'url' is missing")]
    [InlineData("""[]""", "the file must be an object")]
    public async Task An_invalid_member_of_a_target_file_is_reported_by_name(string written, string sentence)
    {
        var file = Path.Combine(_folder, "target.json");
        await File.WriteAllTextAsync(file, written, TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync("run", Path.Combine(GoldenFile.Folder, "protection-group.csv"), "--target", file);

        exit.ShouldBe(2, text);
        text.ShouldStartWith($"sdrs-conformance: {file}: {sentence}");
        text.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("run", "--html")]
    [InlineData("run", "--json")]
    [InlineData("run", "--junit")]
    [InlineData("run", "--markdown")]
    [InlineData("run", "--sarif")]
    [InlineData("run", "--trx")]
    [InlineData("lint", "--sarif")]
    [InlineData("coverage", "--write")]
    public async Task A_report_that_cannot_be_written_is_rejected_before_the_run(string command, string option)
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        foreach (
            var (path, sentence) in new[]
            {
                (_folder, $"{option}: '{_folder}' is a folder; use a file."),
                (Path.Combine(file, "report"), $"{option}: cannot write '{file}"),
            })
        {
            // The scenario file is also invalid; the report is checked first.
            var (exit, text) = await CliHarness.RunAsync(command, Path.Combine(GoldenFile.Folder, "wrong-tables"), option, path);

            exit.ShouldBe(2, text);
            text.ShouldStartWith($"sdrs-conformance: {sentence}");
            text.Trim().Split('\n').Length.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Two_reports_to_the_same_file_are_rejected_before_the_run()
    {
        var file = Path.Combine(_folder, "report");

        var (exit, text) = await CliHarness.RunAsync(
            "run", Path.Combine(GoldenFile.Folder, "wrong-tables"), "--junit", file, "--html", Path.Combine(_folder, ".", "report"));

        exit.ShouldBe(2, text);
        text.Trim().ShouldBe($"sdrs-conformance: --junit and --html name the same file, '{file}'; use different files.");
    }

    [Fact]
    public async Task A_full_disk_at_the_end_keeps_the_verdict_and_the_other_reports()
    {
        const string Full = "/dev/full";
        Assert.SkipUnless(File.Exists(Full), $"there is no {Full} here");
        var (table, other) = (Path.Combine(_folder, "table.csv"), Path.Combine(_folder, "other.html"));
        await File.WriteAllTextAsync(
            table, "scenario,step,call,expect\na,1,ListProtectionGroups,200\n", TestContext.Current.CancellationToken);

        var (exit, text) = await CliHarness.RunAsync("run", table, "--junit", Full, "--html", other);

        exit.ShouldBe(2, text);
        text.ShouldContain("CONFORMS: 1 scenario");
        text.Trim().Split('\n')[^1].ShouldStartWith($"sdrs-conformance: --junit: cannot write '{Full}': ");
        (await File.ReadAllTextAsync(other, TestContext.Current.CancellationToken)).ShouldContain("</html>");
    }

    [Fact]
    public async Task A_run_that_ends_early_keeps_an_old_report_and_creates_none()
    {
        var (before, never) = (Path.Combine(_folder, "before.json"), Path.Combine(_folder, "never", "new.json"));
        await File.WriteAllTextAsync(before, "of before", TestContext.Current.CancellationToken);

        (
            await CliHarness.RunAsync("run", Path.Combine(GoldenFile.Folder, "wrong-tables"), "--json", before, "--html", never))
            .Exit.ShouldBe(3);

        (await File.ReadAllTextAsync(before, TestContext.Current.CancellationToken)).ShouldBe("of before");
        File.Exists(never).ShouldBeFalse();
    }
}
