using System.Text.Json;
using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Mutants;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Tests.Support;
using SdrsMock.Testing;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The tests of a client team, here a shell script, run once for each mutant that they reach.</summary>
public sealed class MutantsExecTests : IDisposable
{
    private const string Lost = "UpdateProtectionGroupName:lost";
    private const string Call =
        "curl -s -X \"$1\" \"$SDRS_MOCK_URL/v1/$SDRS_PROJECT_ID$2\" -H \"X-Auth-Token: $SDRS_TOKEN\" " +
        "-H 'Content-Type: application/json' ${3:+--data-raw \"$3\"}";

    // Creates a group, renames it, and reads it: {check} decides whether the new name is looked at.
    private const string Script = "call() { " + Call + "; }\n" + """
        set -e
        vars=$(curl -s "$SDRS_MOCK_URL/__sdrs/variables")
        get() { printf %s "$vars" | sed "s/.*\"$1\":\"\([^\"]*\)\".*/\"$2\":\"\1\"/"; }
        body="{\"server_group\":{\"name\":\"a\",$(get source_az source_availability_zone),$(get target_az target_availability_zone)"
        call POST /server-groups "$body,$(get domain_id domain_id),$(get vpc source_vpc_id)}}" > /dev/null
        group=$(call GET /server-groups | sed 's/.*"server_groups":\[{"id":"\([^"]*\)".*/\1/')
        call PUT "/server-groups/$group" '{"server_group":{"name":"after"}}' > /dev/null
        call GET "/server-groups/$group" | {check}
        """;

    private const string Strict = "grep -q '\"name\":\"after\"'";
    private const string Loose = "grep -q server_group";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Strict, "1 of 1 bugs noticed (100.0 %)", 0)]
    [InlineData(Loose, "0 of 1 bugs noticed (0.0 %)", 1)]
    public async Task A_command_notices_a_mutant_or_not(string check, string score, int expected)
    {
        var (exit, text) = await ExecAsync(check, "--one", Lost, "--min-noticed", "100");

        exit.ShouldBe(expected, text);
        text.ShouldContain(score);
        text.ShouldContain("Two runs without a mutant pass");
    }

    [Fact]
    public async Task An_unnoticed_mutant_comes_with_a_sentence_and_what_shows_it()
    {
        var (_, text) = await ExecAsync(Loose, "--one", Lost);

        text.ShouldContain("If UpdateProtectionGroupName succeeds and changes nothing, none of your tests would notice.");
        text.ShouldContain(".csv:");
        text.ShouldContain("curl ");
        text.ShouldContain("scenario,step,call,");
    }

    [Fact]
    public async Task Mutants_that_the_command_does_not_reach_are_not_run()
    {
        var json = Path.Combine(_folder, "m.json");
        var (exit, text) = await ExecAsync(Strict, "--one", "PI-CREATE-03:skip", "--json", json);

        exit.ShouldBe(0, text);
        text.ShouldContain("They reach 0 of 1 mutants");
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(json, Stop));
        report.RootElement.GetProperty("mutants")[0].GetProperty("outcome").GetString().ShouldBe("not_reached");
        report.RootElement.GetProperty("mutants")[0].GetProperty("played").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("exit 3", "fails without a mutant (run 1 of 2, exit code 3)")]
    [InlineData("curl -s \"$SDRS_MOCK_URL/v1/$SDRS_PROJECT_ID/sdrs/quotas\" | grep nothing", "fails without a mutant")]
    [InlineData("true", "calls no operation of the mock")]
    [InlineData("echo the reason; false", "the reason")]
    public async Task A_command_that_says_nothing_without_a_mutant_is_rejected(string script, string problem)
    {
        var (exit, text) = await RunAsync(script, "--one", Lost);

        exit.ShouldBe(4, text);
        text.ShouldContain(problem);
    }

    [Fact]
    public async Task Two_runs_that_differ_are_rejected()
    {
        var marker = Path.Combine(_folder, "second");
        var call = "call() { " + Call + "; }; call GET /sdrs/quotas; ";
        var (exit, text) = await RunAsync(
            $"{call}[ ! -e {marker} ] || call GET /server-groups; touch {marker}", "--family", "read", "field");

        exit.ShouldBe(4, text);
        text.ShouldContain("two runs without a mutant differ");
    }

    [Fact]
    public async Task A_command_that_hangs_with_a_mutant_timed_out_and_is_not_counted_as_noticed()
    {
        // The child of the shell holds the output open: it must end too.
        var (exit, text) = await ExecAsync($"{Strict} || sleep 600", "--one", Lost, "--timeout", "1s", "--min-noticed", "0");

        exit.ShouldBe(1, text);
        text.ShouldContain("0 of 0 bugs noticed (- %)");
        text.ShouldContain("1 timed out");
    }

    [Fact]
    public async Task An_interrupted_run_continues_from_its_file()
    {
        var file = Path.Combine(_folder, "progress.jsonl");
        await ExecAsync(Strict, "--one", Lost, "--resume", file);
        await File.AppendAllTextAsync(file, "{\"id\":\"cut o", Stop);
        var before = (await File.ReadAllLinesAsync(file, Stop)).Length;

        var (exit, text) = await ExecAsync(Strict, "--one", Lost, "--resume", file);

        exit.ShouldBe(0, text);
        text.ShouldContain("1 of them done before");
        text.ShouldContain("1 of 1 bugs noticed");
        (await File.ReadAllLinesAsync(file, Stop)).Length.ShouldBe(before - 1, "the line that was cut off is gone, and none was added");
    }

    [Fact]
    public async Task The_results_of_another_command_are_not_reused()
    {
        var file = Path.Combine(_folder, "progress.jsonl");
        await ExecAsync(Strict, "--one", Lost, "--resume", file);

        var (exit, text) = await ExecAsync(Loose, "--one", Lost, "--resume", file);

        exit.ShouldBe(2, text);
        text.ShouldContain("holds results of another run");
    }

    [Theory]
    [InlineData("mutants exec has no option '--portt'; did you mean '--port'?", "--portt", "5", "--", "true")]
    [InlineData("cannot be started", "--", "no-such-command-of-sdrs")]
    [InlineData("--clock: 'x' is invalid", "--clock", "x", "--", "true")]
    [InlineData("--timeout: 'soon' is invalid", "--timeout", "soon", "--", "true")]
    [InlineData("--budget: '0s' is invalid", "--budget", "0s", "--", "true")]
    public async Task A_wrong_command_line_is_a_usage_error(string problem, params string[] arguments)
    {
        var (exit, text) = await CliHarness.RunAsync(["mutants", "exec", .. arguments]);

        exit.ShouldBe(2, text);
        text.ShouldContain(problem);
        text.TrimEnd().ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Options_after_the_command_belong_to_it()
    {
        var (exit, text) = await CliHarness.RunAsync("mutants", "exec", "--one", Lost, "--", "/bin/sh", "-c", "exit 5", "--no-build");

        exit.ShouldBe(4, text);
        text.ShouldContain("exit code 5");
    }

    [Fact]
    public async Task Each_run_has_a_fresh_mock_and_the_first_two_have_no_mutant()
    {
        var mocks = new List<RecordingMock>();
        var output = new StringWriter();
        var line = new CommandLine(EmbeddedMock.StartAsync, output, output, () => OutputContext.None)
        {
            StartClientMock = arguments =>
            {
                mocks.Add(new(EmbeddedMock.StartForClient(arguments)));
                return mocks[^1];
            },
        };

        await line.RunAsync(["mutants", "exec", "--one", Lost, "--", "/bin/sh", "-c", Script.Replace("{check}", Strict,
            StringComparison.Ordinal)], Stop);

        mocks.Select(mock => mock.Mutant).ShouldBe([null, null, null, Lost], "the first one only lists the mutants");
        mocks.ShouldAllBe(mock => mock.IsDisposed);
    }

    [Theory]
    [InlineData("1", "0 of 1 bugs noticed")]
    [InlineData("2", "1 of 1 bugs noticed")]
    public async Task The_worked_example_notices_a_lost_rename_with_one_more_check(string stage, string score)
    {
        var python = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(python is null, "needs Python");

        var (exit, text) = await CliHarness.RunAsync(
            "mutants", "exec", "--job-duration", "0", "--one", Lost, "--", python,
            Repository.PathOf("tests/Examples/python/test_orders.py"), stage);

        exit.ShouldBe(0, text);
        text.ShouldContain(score);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<(int Exit, string Text)> ExecAsync(string check, params string[] options) =>
        RunAsync(Script.Replace("{check}", check, StringComparison.Ordinal), options);

    private static Task<(int Exit, string Text)> RunAsync(string script, params string[] options)
    {
        Assert.SkipUnless(File.Exists("/bin/sh") && File.Exists("/usr/bin/curl"), "needs a POSIX shell and curl");
        return CliHarness.RunAsync(["mutants", "exec", "--job-duration", "0", .. options, "--", "/bin/sh", "-c", script]);
    }

    private sealed class RecordingMock(IClientMock mock) : IClientMock
    {
        public string? Mutant { get; private set; }

        public bool IsDisposed { get; private set; }

        public IReadOnlyList<Mutant> Mutants => mock.Mutants;

        public long Strikes => mock.Strikes;

        public MutantReach Reach => mock.Reach;

        public void Observe() => mock.Observe();

        public void Set(string id)
        {
            Mutant = id;
            mock.Set(id);
        }

        public Task<int?> RunAsync(
            IReadOnlyList<string> command, TimeSpan? timeout, Action<string>? output, CancellationToken cancellation) =>
                mock.RunAsync(command, timeout, output, cancellation);

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return mock.DisposeAsync();
        }
    }
}
