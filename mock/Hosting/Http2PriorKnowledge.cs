using System.Buffers;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace SdrsMock.Hosting;

/// <summary>
/// Accepts HTTP/2 without TLS on the port that serves HTTP/1.1 (h2c with prior knowledge). Kestrel offers HTTP/2 beside
/// HTTP/1.1 only after TLS has negotiated it, so a connection that starts with the HTTP/2 preface is marked as negotiated.
/// </summary>
internal static class Http2PriorKnowledge
{
    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0"u8;

    /// <summary>Connection middleware that detects the HTTP/2 preface.</summary>
    /// <param name="idle">How long a connection may take to send its first bytes; it is aborted afterwards.</param>
    public static Func<ConnectionDelegate, ConnectionDelegate> Recognise(TimeSpan idle) => next => async connection =>
    {
        // Kestrel's own timeouts start only after this middleware.
        using var timeout = new CancellationTokenSource(idle, TimeProvider.System);
        if (await OpensWithPreface(connection, timeout.Token))
        {
            var negotiated = new Negotiated();
            connection.Features.Set<ITlsConnectionFeature>(negotiated);
            connection.Features.Set<ITlsApplicationProtocolFeature>(negotiated);
        }

        if (timeout.IsCancellationRequested)
        {
            connection.Abort();
            return;
        }

        await next(connection);
    };

    private static async Task<bool> OpensWithPreface(ConnectionContext connection, CancellationToken timeout)
    {
        var input = connection.Transport.Input;
        await using var onTimeout = timeout.Register(input.CancelPendingRead);
        // A connection that sends nothing must not delay the shutdown of the server.
        var lifetime = connection.Features.Get<IConnectionLifetimeNotificationFeature>();
        using var onShutdown = lifetime?.ConnectionClosedRequested.Register(input.CancelPendingRead) ?? default;
        while (true)
        {
            var read = await input.ReadAsync(CancellationToken.None);
            var (matches, isComplete) = Compare(read.Buffer);
            var decided = !matches || isComplete || read.IsCompleted || read.IsCanceled;
            input.AdvanceTo(read.Buffer.Start, decided ? read.Buffer.Start : read.Buffer.End);
            if (decided)
            {
                return isComplete;
            }
        }
    }

    // Whether the received bytes are a prefix of the preface, and whether they are all of it.
    private static (bool Matches, bool IsComplete) Compare(ReadOnlySequence<byte> received)
    {
        var start = received.Slice(0, Math.Min(received.Length, Preface.Length)).ToArray();
        var matches = Preface.StartsWith(start);
        return (matches, matches && start.Length == Preface.Length);
    }

    private sealed class Negotiated : ITlsConnectionFeature, ITlsApplicationProtocolFeature
    {
        public X509Certificate2? ClientCertificate { get; set; }

        public ReadOnlyMemory<byte> ApplicationProtocol { get; } = "h2"u8.ToArray();

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) =>
            Task.FromResult<X509Certificate2?>(null);
    }
}
