using System.Diagnostics;
using System.Globalization;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.Benchmarks;

/// <summary>
/// Whether projects get in each other's way. In the engine: eight projects at once, on as many cores as there are, against
/// the same eight one after the other, so that both sides leave as much behind. Over loopback: the same connections
/// to eight projects and to one.
/// </summary>
internal static class ParallelBenchmark
{
    private const int Projects = 8;
    private const int Rounds = 9;
    private const int Servers = 3000;
    private const int Connections = 32;
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(1);

    public static async Task<int> Run(BenchmarkSize effort)
    {
        var count = effort.Rounds(Rounds);
        Console.WriteLine($"calls per second in the engine, {Environment.ProcessorCount} cores, medians of {count} interleaved rounds");
        Console.WriteLine($"{$"{Projects} projects",-28}{"in turn",12}{"at once",12}   ratio   µs, in turn, at once");
        var engine = InProcessTarget.Engine(Servers);
        Compare("ShowProtectedInstance", 60_000, Shows);
        Compare("rejected by a late rule", 20_000, Rejections);
        Compare("CreateProtectedInstance", Servers - 1, project => _ => project.Create());

        Console.WriteLine($"calls per second over loopback, {Connections} connections");
        Console.WriteLine($"{"projects at work",-28}{1,12}{Projects,12}   ratio   µs, 1, {Projects}");
        await using var mock = await LoadTarget.StartAsync();
        await CompareOnWire("ShowProtectedInstance", (project, _) => LoadTarget.Reads(mock.Server.Url, project));
        await CompareOnWire(
            "CreateProtectedInstance", (project, connections) => LoadTarget.Creations(mock.Server.Url, project, connections));
        return 0;

        void Compare(string name, int times, Func<InProcessTarget, Func<int, Response>> calls)
        {
            List<(LoadGenerator.Result One, LoadGenerator.Result All)> rounds = [];
            for (var round = -2; round < count; round++)
            {
                var one = Speed(engine, effort.Times(times), calls, workers => workers.ForEach(work => work()));
                var all = Speed(
                    engine, effort.Times(times), calls,
                    workers => Task.WaitAll([.. workers.Select(work => Task.Factory.StartNew(work, TaskCreationOptions.LongRunning))]));
                rounds.Add((one, all));
            }

            Report(name, rounds[2..]);
        }

        async Task CompareOnWire(string name, Func<LoadTarget.Project, int, LoadGenerator.Requests> requests)
        {
            List<(LoadGenerator.Result One, LoadGenerator.Result All)> rounds = [];
            for (var round = -2; round < count; round++)
            {
                rounds.Add(
                    (
                        await SpeedOnWire(mock, 1, requests, effort.Time(s_round)),
                        await SpeedOnWire(mock, Projects, requests, effort.Time(s_round))));
            }

            Report(name, rounds[2..]);
        }
    }

    private static Func<int, Response> Shows(InProcessTarget project)
    {
        project.Create();
        var target = $"protected-instances/{project.NewestInstance()}";
        return _ => project.Send("GET", target);
    }

    // The same server again and again.
    private static Func<int, Response> Rejections(InProcessTarget project)
    {
        var body = $$$"""{"protected_instance":{"server_group_id":"{{{project.GroupId}}}","server_id":"{{{LoadTarget.ServerId(7)}}}","name":"instance","tags":[{"key":"env","value":"a"},{"key":"env","value":"b"}]}}""";
        return _ => project.EnsureSuccess("POST", "protected-instances", body);
    }

    private static LoadGenerator.Result Speed(
        MockEngine engine, int times, Func<InProcessTarget, Func<int, Response>> calls, Action<List<Action>> play)
    {
        engine.Reset(null);
        var workers = Enumerable.Range(1, Projects)
            .Select(number => calls(new(engine, number)))
            .Select(call => (Action)(() => Repeat(call, times)))
            .ToList();
        GC.Collect();
        var (clock, busy, paused) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration());
        play(workers);
        return new(
            Projects * times / clock.Elapsed.TotalSeconds,
            (Environment.CpuUsage.TotalTime - busy).TotalMicroseconds / (Projects * times),
            (GC.GetTotalPauseDuration() - paused) / clock.Elapsed);
    }

    private static void Repeat(Func<int, Response> call, int times)
    {
        for (var number = 0; number < times; number++)
        {
            call(number);
        }
    }

    private static async Task<LoadGenerator.Result> SpeedOnWire(
        LoadTarget mock, int projects, Func<LoadTarget.Project, int, LoadGenerator.Requests> requests, TimeSpan duration)
    {
        var used = new List<LoadTarget.Project>();
        while (used.Count < projects)
        {
            used.Add(await mock.NewProject());
        }

        var pace = await LoadGenerator.Measure(
            mock.Server.Url, LoadGenerator.Spread(used.ConvertAll(project => requests(project, Connections / projects))), Connections,
            duration);
        foreach (var project in used)
        {
            await mock.Forget(project);
        }

        return pace;
    }

    private static void Report(string name, List<(LoadGenerator.Result One, LoadGenerator.Result All)> rounds) =>
        Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-28}{Median.Compute(rounds, x => x.One.PerSecond),12:F0}{Median.Compute(rounds, x => x.All.PerSecond),12:F0}"
            + $"{Median.Compute(rounds, x => x.All.PerSecond / x.One.PerSecond),8:F2}"
            + $"{Median.Compute(rounds, x => x.One.Microseconds),10:F2}{Median.Compute(rounds, x => x.All.Microseconds),8:F2}"));
}
