using System.Buffers;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace SdrsMock.Hosting;

/// <summary>
/// HTTP/2 without TLS on the port that serves HTTP/1.1 (h2c with prior knowledge). Kestrel offers HTTP/2 beside HTTP/1.1
/// only where TLS has negotiated it, so a connection that opens with HTTP/2's preface is passed on as if it had.
/// </summary>
internal static class Http2PriorKnowledge
{
    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0"u8;

    /// <param name="idle">How long a connection may take to show what it is.</param>
    public static Func<ConnectionDelegate, ConnectionDelegate> Recognise(TimeSpan idle) => next => async connection =>
    {
        // Kestrel's own time limits begin only behind us.
        using var patience = new CancellationTokenSource(idle, TimeProvider.System);
        if (await OpensWithPreface(connection, patience.Token))
        {
            var negotiated = new Negotiated();
            connection.Features.Set<ITlsConnectionFeature>(negotiated);
            connection.Features.Set<ITlsApplicationProtocolFeature>(negotiated);
        }

        if (patience.IsCancellationRequested)
        {
            connection.Abort();
            return;
        }

        await next(connection);
    };

    private static async Task<bool> OpensWithPreface(ConnectionContext connection, CancellationToken tooLate)
    {
        var input = connection.Transport.Input;
        await using var late = tooLate.Register(input.CancelPendingRead);
        // A connection that never says anything must not hold up the end of the server.
        using var ending = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested.Register(input.CancelPendingRead) ?? default;
        while (true)
        {
            var read = await input.ReadAsync(CancellationToken.None);
            var (begun, whole) = Compare(read.Buffer);
            var decided = !begun || whole || read.IsCompleted || read.IsCanceled;
            input.AdvanceTo(read.Buffer.Start, decided ? read.Buffer.Start : read.Buffer.End);
            if (decided)
            {
                return whole;
            }
        }
    }

    // Whether what has arrived can still become the preface, and whether it is all of it.
    private static (bool Begun, bool Whole) Compare(ReadOnlySequence<byte> arrived)
    {
        var start = arrived.Slice(0, Math.Min(arrived.Length, Preface.Length)).ToArray();
        var begun = Preface.StartsWith(start);
        return (begun, begun && start.Length == Preface.Length);
    }

    private sealed class Negotiated : ITlsConnectionFeature, ITlsApplicationProtocolFeature
    {
        public X509Certificate2? ClientCertificate { get; set; }

        public ReadOnlyMemory<byte> ApplicationProtocol { get; } = "h2"u8.ToArray();

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult<X509Certificate2?>(null);
    }
}
