using System.Net.Security;

namespace SdrsMock.Hosting;

/// <summary>
/// Sends the requests of an in-process client to the mock, whatever host their addresses name, with a token unless they carry
/// credentials. Thread-safe.
/// </summary>
internal sealed class LoopbackHandler : DelegatingHandler
{
    private const string TokenHeader = "X-Auth-Token";

    private readonly Uri _url;
    private readonly string _token;

    public LoopbackHandler(Uri url, MockOptions options, string token)
        : base(CreateTransport(options)) => (_url, _token) = (url, token);

    /// <summary>
    /// The transport of clients of an in-process mock. A proxy of the environment must not see their requests, and the certificate is
    /// known.
    /// </summary>
    public static SocketsHttpHandler CreateTransport(MockOptions options)
    {
        var transport = new SocketsHttpHandler { UseProxy = false };
        if (options.Certificate is { } certificate)
        {
            transport.SslOptions = new()
            {
                RemoteCertificateValidationCallback = (_, given, _, problems) => problems is SslPolicyErrors.None
                    || given?.GetRawCertData().AsSpan().SequenceEqual(certificate.RawDataMemory.Span) is true,
            };
        }

        return transport;
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.Send(Prepare(request), cancellationToken);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(Prepare(request), cancellationToken);

    private HttpRequestMessage Prepare(HttpRequestMessage request)
    {
        if (request.RequestUri is { IsAbsoluteUri: true } target && target.Authority != _url.Authority)
        {
            // The companion services are found by the name of the host.
            request.Headers.Host ??= target.Authority;
            request.RequestUri = new(_url, target.PathAndQuery);
        }

        if (!request.Headers.Contains(TokenHeader) && !request.Headers.Contains("Authorization"))
        {
            request.Headers.Add(TokenHeader, _token);
        }

        return request;
    }
}
