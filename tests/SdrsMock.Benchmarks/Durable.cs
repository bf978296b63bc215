using System.Globalization;

namespace SdrsMock.Benchmarks;

/// <summary>What it costs to keep the state on disk: calls with <c>--state</c>, for either <c>--state-sync</c>, against calls without, rounds interleaved.</summary>
internal static class Durable
{
    private const int Connections = 32;
    private const int Rounds = 7;
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(1);

    public static async Task<int> Run(Effort effort)
    {
        var folder = Directory.CreateTempSubdirectory("sdrs-bench-").FullName;
        await using (var plain = await Subject.StartAsync())
        await using (var full = await Subject.StartAsync(Kept("full.db", StateSync.Full)))
        await using (var normal = await Subject.StartAsync(Kept("normal.db", StateSync.Normal)))
        {
            await Compare(effort, "CreateProtectedInstance", [plain, full, normal], (url, project) => Subject.Creations(url, project, Connections));
            await Compare(effort, "ShowProtectedInstance", [plain, full, normal], Subject.Reads);
        }

        Directory.Delete(folder, recursive: true);
        return 0;

        Action<MockOptions> Kept(string file, StateSync sync) => options => (options.State, options.StateSync) = (Path.Combine(folder, file), sync);
    }

    private static async Task Compare(Effort effort, string name, Subject[] sides, Func<Uri, Subject.Project, Load.Requests> requests)
    {
        List<Load.Pace[]> rounds = [];
        for (var round = -1; round < effort.Rounds(Rounds); round++)
        {
            var paces = new Load.Pace[sides.Length];
            foreach (var (side, subject) in sides.Index())
            {
                paces[side] = await Load.Measure(subject.Server.Url, requests(subject.Server.Url, await subject.NewProject()), Connections, effort.Time(s_round));
            }

            // The first round only warms up.
            if (round >= 0)
            {
                rounds.Add(paces);
            }
        }

        string[] words = ["in memory", "--state-sync full", "--state-sync normal"];
        foreach (var (side, word) in words.Index())
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-26}{word,-22}{Median.Of(rounds, x => x[side].PerSecond),8:F0} /s, ratio {Median.Of(rounds, x => x[side].PerSecond / x[0].PerSecond):F2}; {Median.Of(rounds, x => x[side].Microseconds):F1} µs of processor"));
        }
    }
}
