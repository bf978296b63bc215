using System.Diagnostics;
using System.Globalization;
using SdrsMock.Engine;

namespace SdrsMock.Benchmarks;

/// <summary>Whether projects get in each other's way: one at work, then eight at once, on as many cores as there are.</summary>
internal static class Parallel
{
    private const int Projects = 8;
    private const int Rounds = 9;
    private const int Servers = 3000;

    public static int Run()
    {
        Console.WriteLine($"calls per second in the engine, {Environment.ProcessorCount} cores, medians of {Rounds} interleaved rounds");
        Console.WriteLine($"{"projects at work",-28}{1,12}{Projects,12}   ratio    µs, 1    µs, {Projects}");
        Report("ShowProtectedInstance", 60_000, project => Shows(project));
        Report("refused by a late rule", 20_000, project => Refusals(project));
        Report("CreateProtectedInstance", Servers - 1, project => _ => project.Create());
        return 0;
    }

    private static Func<int, Reply> Shows(InProcess project)
    {
        project.Create();
        var target = $"protected-instances/{project.NewestInstance()}";
        return _ => project.Send("GET", target);
    }

    // The same server again and again.
    private static Func<int, Reply> Refusals(InProcess project)
    {
        var body = $$$"""{"protected_instance":{"server_group_id":"{{{project.GroupId}}}","server_id":"{{{Subject.ServerId(7)}}}","name":"instance","tags":[{"key":"env","value":"a"},{"key":"env","value":"b"}]}}""";
        return _ => project.Send("POST", "protected-instances", body);
    }

    private static void Report(string name, int times, Func<InProcess, Func<int, Reply>> calls)
    {
        List<(Pace One, Pace All)> rounds = [];
        for (var round = -2; round < Rounds; round++)
        {
            var one = Speed(1, times, calls);
            var all = Speed(Projects, times, calls);
            if (round >= 0)
            {
                rounds.Add((one, all));
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-28}{Median(rounds.Select(round => round.One.PerSecond)),12:F0}{Median(rounds.Select(round => round.All.PerSecond)),12:F0}{Median(rounds.Select(round => round.All.PerSecond / round.One.PerSecond)),8:F2}{Median(rounds.Select(round => round.One.Microseconds)),10:F2}{Median(rounds.Select(round => round.All.Microseconds)),8:F2}"));
    }

    private static Pace Speed(int projects, int times, Func<InProcess, Func<int, Reply>> calls)
    {
        var engine = s_engine;
        engine.Reset(null);
        var workers = Enumerable.Range(1, projects).Select(number => calls(new(engine, number))).ToList();
        GC.Collect();
        var (clock, busy) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Task.WaitAll([.. workers.Select(call => Task.Factory.StartNew(() => Repeat(call, times), TaskCreationOptions.LongRunning))]);
        return new(projects * times / clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalMicroseconds / (projects * times));
    }

    private static readonly MockEngine s_engine = InProcess.Engine(Servers);

    private static void Repeat(Func<int, Reply> call, int times)
    {
        for (var number = 0; number < times; number++)
        {
            call(number);
        }
    }

    private readonly record struct Pace(double PerSecond, double Microseconds);

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
