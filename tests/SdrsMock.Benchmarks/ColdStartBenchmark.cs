using System.Diagnostics;
using System.Globalization;

namespace SdrsMock.Benchmarks;

/// <summary>Published programs from nothing, in turn with <c>SdrsMock.Benchmarks.EmptyHost</c> published the same way.</summary>
internal static class ColdStartBenchmark
{
    private const int HostRounds = 15;
    private const int CommandRounds = 40;
    private const int WarmUps = 2;
    private static readonly string[][] s_commands =
    [
        ["--version"], ["list", "operations"], ["list", "tags"], ["lint"], ["scenarios/getting-started.csv"],
    ];

    /// <summary>Until its first response: <c>sdrs-mock</c> against an empty WireMock.Net.</summary>
    public static async Task<int> FirstAnswers(string mock, string empty)
    {
        List<(double Empty, double Mock)> rounds = [];
        for (var round = -WarmUps; round < HostRounds; round++)
        {
            var (bare, ours) = (await FirstAnswer(empty), await FirstAnswer(mock, "--port", "0"));
            if (round >= 0)
            {
                rounds.Add((bare, ours));
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"from nothing to the first answer, medians of {HostRounds} interleaved rounds: empty WireMock.Net " +
                $"{Median.Compute(rounds, round => round.Empty):F0} ms, sdrs-mock {Median.Compute(rounds, round => round.Mock):F0} ms, " +
                    $"ratio {Median.Compute(rounds, round => round.Mock / round.Empty):F2}"));
        return 0;
    }

    /// <summary>
    /// Until its end: commands of <c>sdrs-conformance</c> against a program that writes one line. To be called from the top of
    /// the repository.
    /// </summary>
    public static async Task<int> Commands(string runner, string empty)
    {
        List<(double Empty, double[] Commands)> rounds = [];
        for (var round = -WarmUps; round < CommandRounds; round++)
        {
            var bare = await Whole(empty, "nothing");
            var times = new double[s_commands.Length];
            foreach (var (index, command) in s_commands.Index())
            {
                times[index] = await Whole(runner, command);
            }

            if (round >= 0)
            {
                rounds.Add((bare, times));
            }
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"from nothing to the end, medians of {CommandRounds} interleaved rounds: a line and nothing else " +
                    $"{Median.Compute(rounds, round => round.Empty):F1} ms"));
        foreach (var (index, command) in s_commands.Index())
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {string.Join(' ', command),-32}{Median.Compute(rounds, round => round.Commands[index]),7:F1} ms, ratio " +
                    $"{Median.Compute(rounds, round => round.Commands[index] / round.Empty):F2}"));
        }

        return 0;
    }

    private static async Task<double> FirstAnswer(string program, params string[] arguments)
    {
        using var client = new HttpClient();
        var clock = Stopwatch.StartNew();
        using var process = Started(program, arguments);
        var url = (await process.StandardOutput.ReadLineAsync())!.Split(' ')[^1];
        (await client.GetAsync($"{url.TrimEnd('/')}/__sdrs/health")).EnsureSuccessStatusCode();
        var elapsed = clock.Elapsed.TotalMilliseconds;
        process.Kill();
        await process.WaitForExitAsync();
        return elapsed;
    }

    private static async Task<double> Whole(string program, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Started(program, arguments);
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var elapsed = clock.Elapsed.TotalMilliseconds;
        return process.ExitCode == 0
            ? elapsed
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {said}");
    }

    private static Process Started(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
}
