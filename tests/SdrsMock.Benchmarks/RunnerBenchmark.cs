using System.Diagnostics;
using System.Globalization;
using System.Text;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Benchmarks;

/// <summary>What the runner adds to a call, against a bare client that makes the same ones, and what a large table costs to read.</summary>
internal static class RunnerBenchmark
{
    private const int Steps = 2_000;
    private const int Rounds = 15;
    // Until the compiler's last tier has all of it.
    private const int WarmUps = 25;
    private const int Rows = 100_000;

    public static async Task<int> Run(BenchmarkSize effort)
    {
        await CompareSteps(effort.Times(Steps), effort.Rounds(WarmUps), effort.Rounds(Rounds));
        ReadTable(effort.Times(Rows));
        return 0;
    }

    private static async Task CompareSteps(int steps, int warmUps, int count)
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.JobDuration = TimeSpan.Zero);
        using var runner = await ScenarioRunner.ConnectAsync(new() { Url = mock.Url });
        using var client = mock.CreateClient();
        var scenario = ScenarioFile.Parse("steps.csv", Table(1, steps)).Single();
        List<(double Bare, double Played)> rounds = [];
        for (var round = -warmUps; round < count; round++)
        {
            var (bare, played) = (
                await Timed(() => CallAsync(client, mock.ProjectId, steps)), await Timed(() => PlayAsync(runner, scenario)));
            if (round >= 0)
            {
                rounds.Add((bare, played));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{steps} steps, {count} interleaved rounds, medians: bare client {Median.Compute(rounds, x => x.Bare) / steps:F1} µs a " +
                $"call, runner {Median.Compute(rounds, x => x.Played) / steps:F1} µs a step, ratio " +
                    $"{Median.Compute(rounds, x => x.Played / x.Bare):F2}"));
    }

    private static void ReadTable(int rows)
    {
        var table = Table(rows / 10, 10);
        ScenarioFile.Parse("warm.csv", Table(100, 10));
        GC.Collect();
        var (before, started, busy) = (
            GC.GetTotalMemory(forceFullCollection: true), Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var scenarios = ScenarioFile.Parse("large.csv", table);
        var (elapsed, cpu) = (Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - busy);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rows} rows ({table.Length / 1e6:F1} MB) in {scenarios.Count} scenarios: {elapsed.TotalSeconds:F2} s, {cpu.TotalSeconds:F2} "
                +
                $"s of processor, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:F0} MB kept"));
        GC.KeepAlive(scenarios);
    }

    private static byte[] Table(int scenarios, int steps)
    {
        var table = new StringBuilder("scenario,step,call,with,expect,check,save,within,covers,tags,note\n");
        for (var row = 0; row < scenarios * steps; row++)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"scenario {row / steps},{(row % steps) + 1},ListProtectionGroups,limit={(row % 100) + 1},200,"
                    + $"count=0,,,,smoke,note {row}\n");
        }

        return Encoding.UTF8.GetBytes(table.ToString());
    }

    private static async Task CallAsync(HttpClient client, string project, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            using var response = await client.GetAsync($"/v1/{project}/server-groups?limit={(step % 100) + 1}");
            _ = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        }
    }

    private static async Task PlayAsync(ScenarioRunner runner, Scenario scenario) => (await runner.RunAsync(scenario)).ThrowUnlessPassed();

    private static async Task<double> Timed(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
    }
}
