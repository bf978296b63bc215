using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;
using Spectre.Console;

namespace SdrsMock.Conformance.Tests;

public sealed class WatchTests : IDisposable
{
    private const string Good = "scenario,step,call\na,1,ShowQuota\n";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private int _writes;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_changed_file_runs_again_when_it_is_stable()
    {
        Write("a.csv");
        var plays = new List<string>();
        using var stop = new CancellationTokenSource();
        // What happens before each look: the first is before the first play, the second after it.
        var events = new Queue<Action>(
            [Nothing, Nothing, Nothing, () => Write("b.csv"), () => Write("b.csv"), () => Write("a.csv"), Nothing, Nothing, stop.Cancel]);
        var watch = new WatchLoop(
            () =>
            {
                events.Dequeue()();
                return FileSnapshot.At([_folder]);
            },
            new InstantTimeProvider());

        var exit = await watch.RunAsync((changed, _) => Task.FromResult(Played(changed)), stop.Token);

        plays.ShouldBe(["", "a.csv b.csv"]);
        exit.ShouldBe(2);

        int Played(IReadOnlyList<string> changed)
        {
            plays.Add(string.Join(' ', changed));
            return plays.Count;
        }
    }

    [Fact]
    public async Task A_file_that_changes_during_a_run_runs_again()
    {
        Write("a.csv");
        var plays = 0;
        using var stop = new CancellationTokenSource();
        var watch = new WatchLoop(() => FileSnapshot.At([Path.Combine(_folder, "a.csv")]), new InstantTimeProvider());

        await watch.RunAsync(PlayAsync, stop.Token);

        plays.ShouldBe(2);

        Task<int> PlayAsync(IReadOnlyList<string> changed, CancellationToken cancellation)
        {
            if (++plays == 1)
            {
                Write(Path.Combine("data", "names.csv"));
                return Task.FromResult(0);
            }

            changed.ShouldBe(["names.csv"]);
            stop.Cancel();
            return Task.FromResult(0);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Watching_reruns_a_corrected_file(bool terminal)
    {
        var file = Path.Combine(_folder, "a.csv");
        await File.WriteAllTextAsync(
            file, Good.Replace("ShowQuota", "ShowQuot", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var output = new CapturedConsole();
        var outputContext = new OutputContext(
            _ => null, terminal ? AnsiConsole.Create(new() { Ansi = AnsiSupport.Yes, Out = new AnsiConsoleOutput(output) }) : null);

        var watching = new CommandLine(
            EmbeddedMock.StartAsync, output, output, () => outputContext)
            .RunAsync(["run", file, "--watch"], stop.Token);
        await output.SaysAsync(watching, "did you mean 'ShowQuota'?");
        await output.SaysAsync(watching, "Watching 1 scenario file; press Ctrl-C to end");
        await File.WriteAllTextAsync(file, Good, TestContext.Current.CancellationToken);
        await output.SaysAsync(watching, "a.csv changed");
        await output.SaysAsync(watching, "CONFORMS: 1 scenario");
        await output.SaysAsync(watching, "Watching 1 scenario file; press Ctrl-C to end", times: 2);
        await stop.CancelAsync();

        (await watching).ShouldBe(0);
        output.ToString().Contains("\e[2J", StringComparison.Ordinal).ShouldBe(terminal);
    }

    private static void Nothing()
    {
    }

    private void Write(string name)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Good + new string('\n', ++_writes));
    }
}
