using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SdrsMock.Engine;

namespace SdrsMock.Benchmarks;

/// <summary>The duration of a start with a large state file: until the mock listens, and until the first response of a project.</summary>
internal static class RestartBenchmark
{
    // Each with a replication pair: twice as many resources.
    private const int Instances = 50_000;
    private const int Projects = 10_000;
    private const int Rounds = 3;

    public static int Run(BenchmarkSize effort)
    {
        var (instances, projects, rounds) = (effort.Times(Instances), effort.Times(Projects), effort.Rounds(Rounds));
        var folder = Directory.CreateTempSubdirectory("sdrs-bench-").FullName;
        var (manyServers, oneServer) = (LoadTarget.ManyServers(instances), LoadTarget.ManyServers(1));
        Report($"no state, {instances:N0} servers", null, manyServers, rounds);
        Measure($"{2 * instances:N0} resources in a project", Path.Combine(folder, "large.db"), manyServers, rounds, engine =>
        {
            var project = new InProcessTarget(engine, 1);
            for (var instance = 0; instance < instances; instance++)
            {
                project.Create();
            }
        });
        Report("no state, 1 server", null, oneServer, rounds);
        Measure($"{projects:N0} projects with a group", Path.Combine(folder, "many.db"), oneServer, rounds, engine =>
        {
            for (var number = 1; number <= projects; number++)
            {
                _ = new InProcessTarget(engine, number);
            }
        });
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static void Measure(string name, string file, JsonElement servers, int rounds, Action<MockEngine> fill)
    {
        var engine = Started(file, servers);
        fill(engine);
        Kill(engine);
        Report($"{name}, killed", file, servers, rounds);
        engine = Started(file, servers);
        _ = engine.Projects.All.Count();
        var clock = Stopwatch.StartNew();
        engine.Dispose();
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{name}: an orderly stop takes {clock.Elapsed.TotalMilliseconds:F0} ms"));
        Report($"{name}, stopped", file, servers, rounds);
    }

    private static void Report(string name, string? file, JsonElement servers, int count)
    {
        List<(double Start, double Answer)> rounds = [];
        for (var round = -1; round < count; round++)
        {
            GC.Collect();
            var clock = Stopwatch.StartNew();
            var engine = Started(file, servers);
            var start = clock.Elapsed.TotalMilliseconds;
            _ = engine.Projects.GetOrLoad($"{1:x32}");
            var response = clock.Elapsed.TotalMilliseconds - start;
            Kill(engine);
            // The first round only warms up.
            if (round >= 0)
            {
                rounds.Add((start, response));
            }
        }

        var size = file is null ? 0 : new FileInfo(file).Length >> 20;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-44}{size,5} MB{Median.Compute(rounds, round => round.Start),8:F0} ms to " +
                    $"start{Median.Compute(rounds, round => round.Answer),8:F0} ms to the project's first answer"));
    }

    private static MockEngine Started(string? file, JsonElement servers) =>
        new(new()
        {
            JobDuration = TimeSpan.Zero,
            Inventory = servers,
            State = file,
            StateDurability = StateDurability.Normal,
        });

    // Without a last word to the store.
    private static void Kill(MockEngine engine) => engine.Projects.CommandLog.Dispose();
}
