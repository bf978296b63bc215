using System.Globalization;

namespace SdrsMock.Benchmarks;

/// <summary>What it costs to keep the state on disk: writes with <c>--state</c> against writes without, rounds interleaved.</summary>
internal static class Durable
{
    private const int Connections = 32;
    private const int Rounds = 7;
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(1);

    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("sdrs-bench-").FullName;
        await using (var plain = await Subject.StartAsync())
        await using (var kept = await Subject.StartAsync(Path.Combine(folder, "state.db")))
        {
            await Compare("CreateProtectedInstance", plain, kept, (url, project) => Subject.Creations(url, project, Connections));
            await Compare("ShowProtectedInstance", plain, kept, Subject.Reads);
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task Compare(string name, Subject plain, Subject kept, Func<Uri, Subject.Project, Load.Requests> requests)
    {
        List<(Load.Pace Plain, Load.Pace Kept)> rounds = [];
        for (var round = -1; round < Rounds; round++)
        {
            var without = await Load.Measure(plain.Server.Url, requests(plain.Server.Url, await plain.NewProject()), Connections, s_round);
            var with = await Load.Measure(kept.Server.Url, requests(kept.Server.Url, await kept.NewProject()), Connections, s_round);
            // The first round only warms up.
            if (round >= 0)
            {
                rounds.Add((without, with));
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-26}{Median(rounds, x => x.Plain.PerSecond),8:F0} /s in memory{Median(rounds, x => x.Kept.PerSecond),8:F0} /s with --state, ratio {Median(rounds, x => x.Kept.PerSecond / x.Plain.PerSecond):F2}; {Median(rounds, x => x.Plain.Microseconds):F1} and {Median(rounds, x => x.Kept.Microseconds):F1} µs of processor"));
    }

    private static double Median<T>(IReadOnlyList<T> rounds, Func<T, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);
}
