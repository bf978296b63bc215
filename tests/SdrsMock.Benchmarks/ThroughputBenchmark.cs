using System.Globalization;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace SdrsMock.Benchmarks;

/// <summary>
/// The mock against a hand-written endpoint over loopback: rounds interleaved, medians of the rounds' ratios. A round is long
/// enough that each side collects what it leaves. On a machine that does other things as well the ratio of processor times says
/// more than that of speeds.
/// </summary>
internal static class ThroughputBenchmark
{
    private const int Connections = 32;
    private const int Rounds = 5;
    private const int ManyProjects = 8;
    private static readonly int[] s_stubs = [0, 1, 20];
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3);

    public static async Task<int> Run(BenchmarkSize effort)
    {
        List<LoadTarget> mocks = [];
        foreach (var stubs in s_stubs)
        {
            mocks.Add(await Stubbed(stubs));
        }

        await using var byHand = await BaselineServer.StartAsync(new MinimalBaselineStore());
        await using var keepingAll = await BaselineServer.StartAsync(new StatefulBaselineStore());
        Console.WriteLine(
            $"{Connections} connections, {effort.Rounds(Rounds)} interleaved rounds of {effort.Time(s_round).TotalSeconds} s each, "
                + $"medians");
        Console.WriteLine(
            $"{"",-34}{"stubs",6}{"by hand /s",12}{"mock /s",12}{"ratio",8}"
            + $"{"by hand µs",12}{"mock µs",10}{"ratio",8}{"paused",10}{"paused",8}");
        await Compare(effort, "ShowProtectedInstance", byHand, mocks, 1, (url, projects) => LoadTarget.Reads(url, projects[0]));
        // One project after the other: each has servers for a second.
        var chain = effort.Times(6);
        await Compare(effort, "CreateProtectedInstance", byHand, mocks, chain, Chained);
        await Compare(effort, "the same, by hand keeping as much", keepingAll, mocks[..1], chain, Chained);
        await Compare(effort, $"the same in {ManyProjects} projects at once", byHand, mocks[..1], ManyProjects, (url, projects) =>
            LoadGenerator.Spread(projects.ConvertAll(project => LoadTarget.Creations(url, project, Connections / ManyProjects))));
        foreach (var mock in mocks)
        {
            await mock.DisposeAsync();
        }

        return 0;
    }

    private static LoadGenerator.Requests Chained(Uri url, List<LoadTarget.Project> projects) =>
        LoadGenerator.Chain(projects.ConvertAll(project => LoadTarget.Creations(url, project, Connections)), Connections);

    // Stubs for other services; none matches the requests of this benchmark.
    private static async Task<LoadTarget> Stubbed(int stubs)
    {
        var mock = await LoadTarget.StartAsync();
        for (var number = 0; number < stubs; number++)
        {
            var path = $"/somewhere/else/{number}";
            mock.Server.AddStub(server => server.Given(Request.Create().WithPath(path)).RespondWith(Response.Create().WithStatusCode(200)));
        }

        return mock;
    }

    private static async Task Compare(
        BenchmarkSize effort, string name, BaselineServer byHand, List<LoadTarget> mocks, int projects,
        Func<Uri, List<LoadTarget.Project>, LoadGenerator.Requests> requests)
    {
        var rounds = mocks.Select(_ => new List<(LoadGenerator.Result Hand, LoadGenerator.Result Mock)>()).ToList();
        // The first rounds only warm up: the compiler's last tier comes after a few seconds of load.
        for (var round = -2; round < effort.Rounds(Rounds); round++)
        {
            for (var index = 0; index < mocks.Count; index++)
            {
                var used = new List<LoadTarget.Project>();
                while (used.Count < projects)
                {
                    used.Add(await mocks[index].NewProject());
                    byHand.Show(used[^1].InstanceId, used[^1].InstanceBody);
                }

                var duration = effort.Time(round < 0 ? s_warmUp : s_round);
                var hand = await LoadGenerator.Measure(byHand.Url, requests(byHand.Url, used), Connections, duration);
                byHand.Forget();
                var mock = await LoadGenerator.Measure(
                    mocks[index].Server.Url, requests(mocks[index].Server.Url, used), Connections, duration);
                foreach (var project in used)
                {
                    await mocks[index].Forget(project);
                }

                if (round >= 0)
                {
                    rounds[index].Add((hand, mock));
                }
            }
        }

        foreach (var (stubs, measured) in s_stubs.Zip(rounds))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-34}{stubs,6}{Median.Compute(measured, x => x.Hand.PerSecond),12:F0}"
                    + $"{Median.Compute(measured, x => x.Mock.PerSecond),12:F0}"
                    + $"{Median.Compute(measured, x => x.Mock.PerSecond / x.Hand.PerSecond),8:F2}"
                    + $"{Median.Compute(measured, x => x.Hand.Microseconds),12:F1}"
                    + $"{Median.Compute(measured, x => x.Mock.Microseconds),10:F1}"
                    + $"{Median.Compute(measured, x => x.Hand.Microseconds / x.Mock.Microseconds),8:F2}"
                    + $"{Median.Compute(measured, x => x.Hand.Paused),10:P0}{Median.Compute(measured, x => x.Mock.Paused),8:P0}"));
        }
    }
}
