using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SdrsMock.Benchmarks;

/// <summary>Keeps a number of connections busy with one request after another, on bare sockets so that the client costs little.</summary>
internal static class LoadGenerator
{
    /// <summary>The bytes of a connection's nth request; null ends the connection's part.</summary>
    internal delegate ReadOnlyMemory<byte>? Requests(int connection, int nth);

    /// <summary>The speed of the responses.</summary>
    /// <param name="PerSecond">Requests per second.</param>
    /// <param name="Microseconds">Processor time of a request in this process: the server's and the client's.</param>
    /// <param name="Paused">The share of the time in which everything stood still for a collection.</param>
    internal readonly record struct Result(double PerSecond, double Microseconds, double Paused);

    /// <summary>Keeps a number of connections busy. Garbage of earlier benchmarks is collected before.</summary>
    /// <param name="url">The server.</param>
    /// <param name="requests">What is sent.</param>
    /// <param name="connections">How many at once.</param>
    /// <param name="duration">How long to measure at most.</param>
    public static async Task<Result> Measure(Uri url, Requests requests, int connections, TimeSpan duration)
    {
        GC.Collect();
        var (clock, busy, paused) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration());
        var clients = Enumerable.Range(0, connections)
            .Select(connection => Task.Run(() => Drive(url, requests, connection, clock, duration)));
        var response = (await Task.WhenAll(clients)).Sum();
        return new(
            response / clock.Elapsed.TotalSeconds,
            (Environment.CpuUsage.TotalTime - busy).TotalMicroseconds / response,
            (GC.GetTotalPauseDuration() - paused) / clock.Elapsed);
    }

    /// <summary>Requests of several projects: each has its share of the connections.</summary>
    public static Requests Spread(IReadOnlyList<Requests> each) =>
        (connection, nth) => each[connection % each.Count](connection / each.Count, nth);

    /// <summary>Requests of several projects one after the other: where one has no more, the next goes on.</summary>
    public static Requests Chain(IReadOnlyList<Requests> each, int connections)
    {
        var places = new (int Project, int From)[connections];
        return (connection, nth) =>
        {
            ref var place = ref places[connection];
            while (place.Project < each.Count)
            {
                if (each[place.Project](connection, nth - place.From) is { } request)
                {
                    return request;
                }

                place = (place.Project + 1, nth);
            }

            return null;
        };
    }

    /// <summary>A request as it goes over the wire.</summary>
    public static byte[] Request(Uri url, string method, string path, string token, string body = "")
    {
        var content = body.Length > 0 ? $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n" : "";
        return Encoding.UTF8.GetBytes($"{method} {path} HTTP/1.1\r\nHost: {url.Authority}\r\nX-Auth-Token: {token}\r\n{content}\r\n{body}");
    }

    private static async Task<long> Drive(Uri url, Requests requests, int connection, Stopwatch clock, TimeSpan duration)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, url.Port));
        var buffer = new byte[64 << 10];
        var response = 0;
        while (clock.Elapsed < duration && requests(connection, response) is { } request)
        {
            await socket.SendAsync(request);
            await ReadResponse(socket, buffer);
            response++;
        }

        return response;
    }

    private static async Task ReadResponse(Socket socket, byte[] buffer)
    {
        var read = 0;
        while (!IsWhole(buffer.AsSpan(0, read)))
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(read));
            read += count > 0 ? count : throw new IOException("the server closed the connection");
        }

        if (buffer[9] is not (byte)'2')
        {
            throw new IOException($"the server rejected: {Encoding.UTF8.GetString(buffer, 0, read)}");
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> response)
    {
        var end = response.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var length = response[(response.IndexOf("Content-Length: "u8) + 16)..];
        return response.Length >= end + 4 + int.Parse(length[..length.IndexOf((byte)'\r')]);
    }
}
