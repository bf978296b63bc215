using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SdrsMock.Benchmarks;

/// <summary>
/// How long a mock takes to end while clients do not finish: by <see cref="SdrsMockServer.DisposeAsync"/>, by SIGTERM, and by a second
/// SIGTERM. The bound is five seconds.
/// </summary>
internal static class StopBenchmark
{
    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(300);

    private static readonly (string Name, bool Https, Func<Uri, CancellationToken, Task<List<IDisposable>>> Connect)[] s_situations =
    [
        ("nothing connected", false, (_, _) => Task.FromResult(new List<IDisposable>())),
        ("an idle connection", false, (url, stop) => Many(1, () => Send(url, Get(url, "/__sdrs/health"), stop))),
        ("half a header", false, (url, stop) => Many(1, () => Send(url, "GET / HTTP/1.1\r\nHo", stop))),
        ("half a body", false, (url, stop) => Many(1, () => Send(url, Post(url, 100, "abc"), stop))),
        ("a dripping body", false, (url, stop) => Many(1, () => Drip(url, stop))),
        ("a client that reads no response", false, (url, stop) => Many(1, () => ReadNothing(url, stop))),
        ("half a TLS hello", true, (url, stop) => Many(1, () => Send(url, "\u0016\u0003\u0001\u0002\u0000", stop))),
        ("200 event subscribers", false, (url, stop) => Many(200, () => Send(url, Get(url, "/__sdrs/events"), stop))),
        ("200 half bodies", false, (url, stop) => Many(200, () => Send(url, Post(url, 100, "abc"), stop))),
    ];

    public static async Task<int> Run()
    {
        Console.WriteLine($"{"seconds until the end",-34}{"dispose",10}{"SIGTERM",10}{"second",10}");
        var longest = 0.0;
        foreach (var (name, https, connect) in s_situations)
        {
            var dispose = await Dispose(https, connect);
            var (first, second) = OperatingSystem.IsWindows()
                ? (0, 0)
                : (await Terminate(https, connect, twice: false), await Terminate(https, connect, twice: true));
            longest = Math.Max(longest, Math.Max(dispose, first));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34}{dispose,10:F2}{first,10:F2}{second,10:F2}"));
        }

        return longest <= 5 ? 0 : 1;
    }

    private static async Task<double> Dispose(bool https, Func<Uri, CancellationToken, Task<List<IDisposable>>> connect)
    {
        var mock = await SdrsMockServer.StartAsync(options => options.Https = https);
        using var stop = new CancellationTokenSource();
        var connections = await connect(mock.Url, stop.Token);
        await Task.Delay(s_between);
        var clock = Stopwatch.StartNew();
        await mock.DisposeAsync();
        var elapsed = clock.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        connections.ForEach(connection => connection.Dispose());
        return elapsed;
    }

    // From the last signal to the end of the process.
    private static async Task<double> Terminate(
        bool https, Func<Uri, CancellationToken, Task<List<IDisposable>>> connect, bool twice)
    {
        string[] options = https ? ["--https"] : [];
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "SdrsMock.dll"), "--port", "0", .. options])
        { RedirectStandardOutput = true })!;
        var url = new Uri((await process.StandardOutput.ReadLineAsync())!["Listening on ".Length..]);
        using var stop = new CancellationTokenSource();
        var connections = await connect(url, stop.Token);
        await Task.Delay(s_between);
        if (twice)
        {
            Kill(process.Id);
            await Task.Delay(s_between);
        }

        var clock = Stopwatch.StartNew();
        if (!process.HasExited)
        {
            Kill(process.Id);
        }

        await process.WaitForExitAsync();
        var elapsed = clock.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        connections.ForEach(connection => connection.Dispose());
        return elapsed;
    }

    private static void Kill(int process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process}"]);
        kill.WaitForExit();
    }

    private static async Task<List<IDisposable>> Many(int count, Func<Task<IDisposable>> connect)
    {
        var connections = new List<IDisposable>();
        for (var number = 0; number < count; number++)
        {
            connections.Add(await connect());
        }

        return connections;
    }

    private static string Get(Uri url, string path) => $"GET {path} HTTP/1.1\r\nHost: {url.Authority}\r\n\r\n";

    private static string Post(Uri url, int length, string body) =>
        $"POST /v1/{"0".PadLeft(32, '0')}/server-groups HTTP/1.1\r\nHost: {url.Authority}\r\nX-Auth-Token: any\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}";

    private static async Task<IDisposable> Send(Uri url, string text, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, url.Port), stop);
        await socket.SendAsync(Encoding.Latin1.GetBytes(text), stop);
        return socket;
    }

    // A byte each 100 ms, faster than the server's minimum rate would end it.
    private static async Task<IDisposable> Drip(Uri url, CancellationToken stop)
    {
        var socket = (Socket)await Send(url, Post(url, 1 << 20, "{"), stop);
        _ = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    await socket.SendAsync(new byte[64], stop);
                    await Task.Delay(TimeSpan.FromMilliseconds(50), stop);
                }
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The server, or the benchmark, ended the connection.
            }
        }, CancellationToken.None);
        return socket;
    }

    // Many large responses, which fill the buffers of both ends.
    private static async Task<IDisposable> ReadNothing(Uri url, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, url.Port), stop);
        for (var number = 0; number < 200; number++)
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(Get(url, "/__sdrs/openapi.json")), stop);
        }

        return socket;
    }
}
