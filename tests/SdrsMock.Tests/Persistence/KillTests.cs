using SdrsMock.Reliability;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary>
/// The real process, killed under load. A hundred rounds: <c>dotnet run --project tests/SdrsMock.Reliability -c Release -- kill
/// 100</c>.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_kill_under_load_loses_and_repeats_no_acknowledged_request()
    {
        var folder = Directory.CreateTempSubdirectory("sdrs-kill-").FullName;

        var wrong = await KillRestartTest.Run(Path.Combine(folder, "state.db"), rounds: 3, seed: 7, output.WriteLine);

        wrong.ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_is_rejected_with_a_message()
    {
        var folder = Directory.CreateTempSubdirectory("sdrs-two-").FullName;
        var file = Path.Combine(folder, "state.db");
        using var first = await MockProcess.StartAsync("--state", file);

        var rejected = await Should.ThrowAsync<IOException>(() => MockProcess.StartAsync("--state", file));

        rejected.Message.ShouldBe($"exit code 1: sdrs-mock: --state: {file} is in use by another process");
        (await first.StopAsync()).ShouldBe(0);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_unknown_state_sync_value_is_a_usage_error()
    {
        var rejected = await Should.ThrowAsync<IOException>(
            () => MockProcess.StartAsync("--state", "never-opened.db", "--state-sync", "off"));

        rejected.Message.ShouldBe("exit code 2: sdrs-mock: --state-sync: 'off' is invalid; use full or normal.");
    }

    [Fact]
    public async Task A_file_that_is_not_a_state_file_is_a_usage_error()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "something else", TestContext.Current.CancellationToken);

        var rejected = await Should.ThrowAsync<IOException>(() => MockProcess.StartAsync("--state", file));

        rejected.Message.ShouldBe(
            $"exit code 2: sdrs-mock: --state: {file} is not a state file of sdrs-mock, or its header is damaged; it was left unchanged");
        File.Delete(file);
    }
}
