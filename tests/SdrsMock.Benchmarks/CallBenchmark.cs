using System.Globalization;
using SdrsMock.Engine;

namespace SdrsMock.Benchmarks;

/// <summary>What a call costs in the engine alone, without a wire: where the time of <see cref="ThroughputBenchmark"/> goes.</summary>
internal static class CallBenchmark
{
    private const int Times = 30_000;
    private const int WarmUps = 4;
    private const int Rounds = 5;

    public static int Run(BenchmarkSize effort)
    {
        var (times, measured) = (effort.Times(Times), effort.Rounds(Rounds));
        var engine = InProcessTarget.Engine(times + 1);
        var rounds = new List<(string Name, CallCost Cost)>();
        // The first projects warm the code up, until the last tier of the compiler.
        for (var project = 1; project <= WarmUps + measured; project++)
        {
            var costs = Play(engine, project, times).ToList();
            rounds.AddRange(project <= WarmUps ? [] : costs);
            engine.Reset($"{project:x32}");
        }

        Console.WriteLine($"median of {measured} projects (least to most)");
        foreach (var call in rounds.GroupBy(round => round.Name, round => round.Cost))
        {
            var sorted = call.OrderBy(cost => cost.Microseconds).ToList();
            var median = sorted[measured / 2];
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{call.Key,-26}{median.Microseconds,8:F2} ({sorted[0].Microseconds:F2} to {sorted[^1].Microseconds:F2}) µs of " +
                        $"processor{median.Allocated,8} bytes allocated{median.Kept,8} kept{median.Collections,6} collections, which " +
                            $"take {median.Paused:F2} µs of it"));
        }

        return 0;
    }

    private static IEnumerable<(string Name, CallCost Cost)> Play(MockEngine engine, int number, int times)
    {
        var project = new InProcessTarget(engine, number);
        yield return ("CreateProtectedInstance", CallCost.Of(times, _ => project.Create()));
        var late = $$$"""
            {"protected_instance":{"server_group_id":"{{{project.GroupId}}}","server_id":"{{{LoadTarget.ServerId(times)}}}","name":"instance","description":"a description","tags":[{"key":"env","value":"test"},{"key":"env","value":"operations"}]}}
            """;
        yield return ("rejected by a late rule", CallCost.Of(times, _ => project.EnsureSuccess("POST", "protected-instances", late)));
        var instance = $"protected-instances/{project.NewestInstance()}";
        yield return ("ShowProtectedInstance", CallCost.Of(times, _ => project.Send("GET", instance)));
        yield return ("rejected for its name", CallCost.Of(times,
            _ => project.EnsureSuccess("POST", "protected-instances",
                """{"protected_instance":{"server_group_id":"a","server_id":"b","name":"?"}}""")));
    }
}
