using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace SdrsMock.Benchmarks;

/// <summary>How long it takes until the first answer: in a process that has done it before, and from nothing.</summary>
internal static class Start
{
    private const int Rounds = 15;
    private const int AtOnce = 100;

    /// <summary>In this process: a mock against a bare Kestrel host, and a hundred mocks at once.</summary>
    public static async Task<int> InProcess()
    {
        List<(double Bare, double Mock)> rounds = [];
        for (var round = -3; round < Rounds; round++)
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
            $"StartAsync in a warm process, medians of {Rounds} interleaved rounds: bare Kestrel {Median(rounds.Select(round => round.Bare)):F2} ms, mock {Median(rounds.Select(round => round.Mock)):F2} ms, ratio {Median(rounds.Select(round => round.Mock / round.Bare)):F2}"));
        var clock = Stopwatch.StartNew();
        var mocks = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SdrsMockServer.StartAsync()));
        var answers = await Task.WhenAll(mocks.Select(Asked));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{AtOnce} mocks at once: all {answers.Length} started and answered within {clock.Elapsed.TotalMilliseconds:F0} ms"));
        foreach (var mock in mocks)
        {
            await mock.DisposeAsync();
        }

        return 0;
    }

    /// <summary>From nothing: two published executables in turn, each until its first answer.</summary>
    /// <param name="mock">The published <c>sdrs-mock</c>.</param>
    /// <param name="empty">This program, published the same way; its verb <c>empty</c> hosts a WireMock.Net with one stub.</param>
    public static async Task<int> Cold(string mock, string empty)
    {
        List<(double Empty, double Mock)> rounds = [];
        for (var round = -1; round < Rounds; round++)
        {
            var bare = await FirstAnswer(empty, ["empty", "5391"], 5391);
            var ours = await FirstAnswer(mock, ["--port", "5392"], 5392);
            if (round >= 0)
            {
                rounds.Add((bare, ours));
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"from nothing to the first answer, medians of {Rounds} interleaved rounds: empty WireMock.Net {Median(rounds.Select(round => round.Empty)):F0} ms, sdrs-mock {Median(rounds.Select(round => round.Mock)):F0} ms, ratio {Median(rounds.Select(round => round.Mock / round.Empty)):F2}"));
        return 0;
    }

    /// <summary>A WireMock.Net that answers what <see cref="Cold"/> asks, until it is killed.</summary>
    public static async Task<int> Empty(int port)
    {
        using var server = WireMockServer.Start(port);
        server.Given(Request.Create().WithPath("/__sdrs/health")).RespondWith(Response.Create().WithStatusCode(200));
        await Task.Delay(Timeout.Infinite);
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

    private static async Task<double> FirstAnswer(string program, string[] arguments, int port)
    {
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        while (true)
        {
            try
            {
                (await client.GetAsync("/__sdrs/health")).EnsureSuccessStatusCode();
                break;
            }
            catch (HttpRequestException) when (clock.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(1);
            }
        }

        var elapsed = clock.Elapsed.TotalMilliseconds;
        process.Kill();
        await process.WaitForExitAsync();
        return elapsed;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
