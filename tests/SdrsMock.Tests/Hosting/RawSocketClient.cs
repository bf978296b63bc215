using System.Net;
using System.Net.Sockets;
using System.Text;
using SdrsMock.Tests.Fuzz;

namespace SdrsMock.Tests.Hosting;

/// <summary>A bare connection: what no client library would send goes out as it is.</summary>
internal sealed class RawSocketClient : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<RawSocketClient> To(SdrsMockServer mock)
    {
        var transport = new RawSocketClient();
        await transport._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, mock.Url.Port), Stop);
        return transport;
    }

    public Task<RawSocketClient> Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    public async Task<RawSocketClient> Send(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0)
            {
                bytes = bytes[await _socket.SendAsync(bytes, Stop)..];
            }
        }
        catch (SocketException)
        {
            // The server closed the connection; its response can still be read.
        }

        return this;
    }

    /// <summary>Says that nothing more will come.</summary>
    public RawSocketClient Finish()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // It was closed from the other side.
        }

        return this;
    }

    /// <summary>Reads the beginning of a response.</summary>
    public async Task ReadSome() => await Receive(new byte[64 << 10]);

    /// <summary>Everything until the server closes. It has to, within half a minute.</summary>
    public async Task<byte[]> ReadToEnd()
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 << 10];
        try
        {
            for (var count = await Receive(buffer); count > 0; count = await Receive(buffer))
            {
                read.Write(buffer, 0, count);
            }
        }
        catch (SocketException)
        {
            // A reset is an end as well.
        }

        return read.ToArray();
    }

    public async Task<string> TextToEnd() => Encoding.UTF8.GetString(await ReadToEnd());

    /// <summary>Reads all responses until the server closes the connection.</summary>
    /// <param name="methods">The methods of the calls, in order: HEAD has no body to read.</param>
    public async Task<IReadOnlyList<WireResponse>> AnswersToEnd(params string[] methods) => [.. Split(await ReadToEnd(), methods)];

    public void Dispose() => _socket.Dispose();

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    private Task<int> Receive(byte[] buffer) => _socket.ReceiveAsync(buffer, Stop).AsTask().WaitAsync(s_patience, Stop);

    private static IEnumerable<WireResponse> Split(byte[] bytes, string[] methods)
    {
        for (var (start, number) = (0, 0); start < bytes.Length; number++)
        {
            var head = bytes.AsSpan(start).IndexOf("\r\n\r\n"u8);
            if (head < 0)
            {
                throw new InvalidDataException(
                    $"no answer of HTTP: {Encoding.Latin1.GetString(bytes, start, Math.Min(200, bytes.Length - start))}");
            }

            var lines = Encoding.Latin1.GetString(bytes, start, head).Split("\r\n");
            var headers = lines[1..]
                .Select(line => line.Split(": ", 2))
                .ToDictionary(line => line[0], line => line[1], StringComparer.OrdinalIgnoreCase);
            var status = int.Parse(lines[0].Split(' ')[1]);
            start += head + 4;
            var length = methods.ElementAtOrDefault(number) == "HEAD" ? 0 : int.Parse(headers.GetValueOrDefault("Content-Length", "0"));
            yield return new(status, headers, bytes[start..(start + length)]);
            start += length;
        }
    }
}
