using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace SdrsMock.Benchmarks;

/// <summary>
/// How long a start takes in a process that has done it before: a mock against a bare Kestrel host, and a hundred mocks at once.
/// </summary>
internal static class StartBenchmark
{
    private const int Rounds = 15;
    private const int AtOnce = 100;

    public static async Task<int> Run(BenchmarkSize effort)
    {
        var count = effort.Rounds(Rounds);
        List<(double Bare, double Mock)> rounds = [];
        for (var round = -3; round < count; round++)
        {
            var bare = await Time(StartBare);
            var mock = await Time(StartMock);
            if (round >= 0)
            {
                rounds.Add((bare, mock));
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"StartAsync in a warm process, medians of {count} interleaved rounds: bare Kestrel " +
                $"{Median.Compute(rounds, round => round.Bare):F2} ms, mock {Median.Compute(rounds, round => round.Mock):F2} ms, ratio " +
                    $"{Median.Compute(rounds, round => round.Mock / round.Bare):F2}"));
        var clock = Stopwatch.StartNew();
        var mocks = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SdrsMockServer.StartAsync()));
        var responses = await Task.WhenAll(mocks.Select(Asked));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{AtOnce} mocks at once: all {responses.Length} started and answered within {clock.Elapsed.TotalMilliseconds:F0} ms"));
        foreach (var mock in mocks)
        {
            await mock.DisposeAsync();
        }

        return 0;
    }

    private static async Task<double> Time(Func<Task<IAsyncDisposable>> start)
    {
        var clock = Stopwatch.StartNew();
        var started = await start();
        var elapsed = clock.Elapsed.TotalMilliseconds;
        await started.DisposeAsync();
        return elapsed;
    }

    private static async Task<IAsyncDisposable> StartMock() => await SdrsMockServer.StartAsync();

    private static async Task<IAsyncDisposable> StartBare()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/", () => "");
        await app.StartAsync();
        return app;
    }

    private static async Task<string> Asked(SdrsMockServer mock)
    {
        using var client = mock.CreateClient();
        return await client.GetStringAsync($"/v1/{mock.ProjectId}/server-groups");
    }
}
