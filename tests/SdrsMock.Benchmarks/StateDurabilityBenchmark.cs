using System.Globalization;

namespace SdrsMock.Benchmarks;

/// <summary>
/// What it costs to keep the state on disk: calls with <c>--state</c>, for either <c>--state-sync</c>, against calls without,
/// rounds interleaved.
/// </summary>
internal static class StateDurabilityBenchmark
{
    private const int Connections = 32;
    private const int Rounds = 7;
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(1);

    public static async Task<int> Run(BenchmarkSize effort)
    {
        var folder = Directory.CreateTempSubdirectory("sdrs-bench-").FullName;
        await using (var plain = await LoadTarget.StartAsync())
        await using (var full = await LoadTarget.StartAsync(Kept("full.db", StateDurability.Full)))
        await using (var normal = await LoadTarget.StartAsync(Kept("normal.db", StateDurability.Normal)))
        {
            await Compare(
                effort, "CreateProtectedInstance", [plain, full, normal],
                (url, project) => LoadTarget.Creations(url, project, Connections));
            await Compare(effort, "ShowProtectedInstance", [plain, full, normal], LoadTarget.Reads);
        }

        Directory.Delete(folder, recursive: true);
        return 0;

        Action<MockOptions> Kept(string file, StateDurability sync) => options => (
            options.State, options.StateDurability) = (Path.Combine(folder, file), sync);
    }

    private static async Task Compare(
        BenchmarkSize effort, string name, LoadTarget[] sides, Func<Uri, LoadTarget.Project, LoadGenerator.Requests> requests)
    {
        List<LoadGenerator.Result[]> rounds = [];
        for (var round = -1; round < effort.Rounds(Rounds); round++)
        {
            var paces = new LoadGenerator.Result[sides.Length];
            foreach (var (side, subject) in sides.Index())
            {
                paces[side] = await LoadGenerator.Measure(
                    subject.Server.Url, requests(subject.Server.Url, await subject.NewProject()), Connections, effort.Time(s_round));
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
                $"{name,-26}{word,-22}{Median.Compute(rounds, x => x[side].PerSecond),8:F0} /s, ratio " +
                    $"{Median.Compute(rounds, x => x[side].PerSecond / x[0].PerSecond):F2}; " +
                        $"{Median.Compute(rounds, x => x[side].Microseconds):F1} µs of processor"));
        }
    }
}
