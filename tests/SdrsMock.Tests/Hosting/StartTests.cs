using System.Text.Json;
using SdrsMock.Schemas;
using SdrsMock.Tests.Persistence;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>An invalid start is a one-line error and leaves nothing behind.</summary>
public sealed class StartTests : IDisposable
{
    private const string WrongInventory = """{"servers":[{"nope":1}]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("sdrs-start-").FullName;

    [Theory]
    [InlineData("--inventory", WrongInventory, "nope is not a member")]
    [InlineData("--inventory", "{", "cannot be read")]
    [InlineData("--cert", "no certificate", "cannot be used")]
    [InlineData("--state", "no state", "is not a state")]
    public async Task An_unusable_file_is_a_one_line_error(string option, string content, string named)
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        await ShouldBeRefused(named, [option, file]);
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--port", "-1")]
    [InlineData("--port", "abc")]
    [InlineData("--log-level", "loud")]
    [InlineData("--seed", "x")]
    [InlineData("--urls", "http://127.0.0.1:0/path")]
    [InlineData("--urls", "ftp://127.0.0.1")]
    [InlineData("--job-duration", "1,5s")]
    [InlineData("--job-duration", "300000000h")]
    [InlineData("--job-duration", "P99999999999D")]
    [InlineData("--job-duration", "100000000h")]
    [InlineData("--job-duration", "-PT1S")]
    [InlineData("--job-duration", "366d")]
    [InlineData("--job-duration", "soon")]
    [InlineData("--failed-tasks", "0")]
    [InlineData("--finished-jobs", "0")]
    [InlineData("--journal", "-1")]
    [InlineData("--max-connections", "0")]
    [InlineData("--companion-services", "maybe")]
    [InlineData("--neighbours", "maybe")]
    [InlineData("--clock", "x")]
    public async Task An_invalid_option_value_is_a_one_line_error(string option, string value) =>
        await ShouldBeRefused(option, [option, value]);

    [Theory]
    [InlineData("--inventory", "/no/such/file")]
    [InlineData("--cert", "/no/such/file.pem")]
    public async Task A_missing_file_is_reported_with_its_name(string option, string file) =>
        await ShouldBeRefused(file, [option, file]);

    [Fact]
    public async Task Port_and_URLs_exclude_each_other_and_options_override_variables()
    {
        await ShouldBeRefused("--port and --urls", ["--port", "0", "--urls", "http://127.0.0.1:0"]);

        // This address cannot be bound, so a successful start proves that the mock uses the other one.
        using var tool = await ToolProcess.Start([], ("SDRS_MOCK_URLS", "http://127.0.0.1:1"));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("2s", 2)]
    [InlineData("500ms", 0.5)]
    [InlineData("1.5", 1.5)]
    [InlineData("2m", 120)]
    [InlineData("8760h", 8760 * 3600)]
    [InlineData("PT2S", 2)]
    [InlineData("P1D", 86400)]
    public void A_duration_is_parsed_in_each_accepted_format(string text, double seconds) =>
        DurationParser.TryParse(text, defaultUnit: "s").ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public async Task The_log_level_can_be_set_by_an_environment_variable()
    {
        using var tool = await ToolProcess.Start([], ("SDRS_MOCK_LOG_LEVEL", "debug"));
        await tool.Client.GetAsync("/v1/nonsense", TestContext.Current.CancellationToken);

        tool.Terminate();

        (await tool.Ended()).Errors.ShouldContain("GET /v1/nonsense");
        (await ToolProcess.Rejection([], ("SDRS_MOCK_LOG_LEVEL", "loud"))).ShouldBe(
            (2, $"sdrs-mock: SDRS_MOCK_LOG_LEVEL: 'loud' is invalid; use one of Trace, Debug, Information, Warning, Error, " +
                $"Critical, None.{Environment.NewLine}"));
    }

    [Fact]
    public async Task A_rejected_inventory_leaves_no_state_file()
    {
        using var keeping = new StateFileHarness();

        var rejection = await Should.ThrowAsync<ArgumentException>(
            () => SdrsMockServer.StartAsync(
                options => (options.State, options.Inventory) = (keeping.File, JsonDocument.Parse(WrongInventory).RootElement)));

        rejection.Message.ShouldContain("nope is not a member");
        File.Exists(keeping.File).ShouldBeFalse();
        await using var mock =
            await SdrsMockServer.StartAsync(
                options => (options.State, options.Inventory) = (keeping.File, JsonDocument.Parse("""{"servers":[]}""").RootElement),
                    TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Invalid_numbers_in_the_options_are_rejected_with_their_name()
    {
        await ShouldBeRefused(options => options.MaxFailedJobs = 0, "MaxFailedJobs");
        await ShouldBeRefused(options => options.MaxFinishedJobs = 0, "MaxFinishedJobs");
        await ShouldBeRefused(options => options.JournalSize = -1, "JournalSize");
        await ShouldBeRefused(options => options.MaxFaultRules = -1, "MaxFaultRules");
        await ShouldBeRefused(options => options.JobDuration = TimeSpan.FromTicks(-1), "JobDuration");
        await ShouldBeRefused(options => options.JobDuration = TimeSpan.MaxValue, "JobDuration");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task ShouldBeRefused(string named, string[] options)
    {
        var (code, errors) = await ToolProcess.Rejection(options);

        errors.ShouldStartWith("sdrs-mock: ");
        errors.ShouldContain(named);
        errors.TrimEnd().ShouldNotContain('\n');
        errors.ShouldNotContain("System.");
        code.ShouldBe(2);
    }

    private static async Task ShouldBeRefused(Action<MockOptions> configure, string named) =>
        (await Should.ThrowAsync<ArgumentException>(() => SdrsMockServer.StartAsync(configure))).Message.ShouldStartWith(named);
}
