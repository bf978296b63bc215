using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WireMock;
using WireMock.Exceptions;
using WireMock.Logging;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace SdrsMock.Hosting;

/// <summary>
/// The only file that knows WireMock.Net. Its Kestrel hosts us; our middleware stands ahead of its matcher, which looks
/// at every mapping in turn and would cost three quarters of the speed. A call goes through the matcher only where a
/// person's own stub might want it; the simulation then stands behind that stub as the mapping of lowest priority.
/// </summary>
internal sealed class WireMockHost : IDisposable
{
    private const int LogEntriesKept = 100;
    private const string AdminPath = "/__admin";

    /// <summary>Where metrics stand, if the tool was asked for them.</summary>
    public const string MetricsPath = "/__sdrs/metrics";

    private static readonly Guid s_simulation = new("5d125000-0000-4000-8000-000000000001");

    private readonly WireMockServer _server;
    private readonly MockMiddleware _middleware;
    private readonly AdminEndpoint _admin;

    private WireMockHost(MockOptions options, MockMiddleware face, AdminEndpoint admin)
    {
        (_middleware, _admin) = (face, admin);
        var tls = ServerCertificate.FromOptions(options);
        var url = new UriBuilder(options.Url) { Scheme = tls is not null ? Uri.UriSchemeHttps : Uri.UriSchemeHttp };
        _server = WireMockServer.Start(new WireMockServerSettings
        {
            // With its port even where that is the scheme's own: WireMock.Net finds none otherwise.
            Urls = [$"{url.Scheme}://{url.Host}:{url.Port}"],
            StartAdminInterface = true,
            Logger = new WireMockNullLogger(),
            // Unbounded by default, and gigabytes after a day.
            MaxRequestLogCount = LogEntriesKept,
            AllowPartialMapping = false,
            FileSystemHandler = new DisabledFileSystemHandler(),
            UseSSL = tls is not null,
            AdditionalServiceRegistration = services => services
                .Configure<KestrelServerOptions>(kestrel => Configure(kestrel, options, tls))
                // WireMock.Net hands ASP.NET Core's log to its own, which nobody reads: each request had an activity and a scope made for it.
                .Configure<LoggerFilterOptions>(log => log.MinLevel = LogLevel.None),
            PreWireMockMiddlewareInit = app => ConfigurePipeline((IApplicationBuilder)app, options),
        });
        // WireMock.Net names itself localhost, which some clients resolve to an address that it does not listen on.
        url.Port = _server.Port;
        Url = url.Uri;
        Refresh();
    }

    /// <summary>Where it listens, with the port that was chosen.</summary>
    public Uri Url { get; }

    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">The address cannot be had; the message says why.</exception>
    public static WireMockHost Start(MockOptions options, MockMiddleware face, AdminEndpoint admin)
    {
        try
        {
            EnsurePortFree(options.Url);
            return new(options, face, admin);
        }
        catch (Exception failed) when (failed is WireMockException or TimeoutException or SocketException)
        {
            throw new IOException($"cannot listen on {options.Url.GetLeftPart(UriPartial.Authority)}: {failed.GetBaseException().Message}", failed);
        }
    }

    // WireMock.Net tells only after ten seconds that it cannot have an address.
    private static void EnsurePortFree(Uri url)
    {
        if (IPAddress.TryParse(url.IsLoopback && url.HostNameType is UriHostNameType.Dns ? "127.0.0.1" : url.DnsSafeHost, out var address))
        {
            using var listener = new TcpListener(address, url.Port);
            listener.Start();
        }
    }

    /// <summary>Lets the caller add stubs of its own, which win over the simulation.</summary>
    public void Stub(Action<WireMockServer> add)
    {
        add(_server);
        Refresh();
    }

    public void Dispose()
    {
        _server.Stop();
        _server.Dispose();
    }

    // Ahead of WireMock.Net: we, and behind our gate what the tool may have put at /__sdrs/metrics.
    private void ConfigurePipeline(IApplicationBuilder app, MockOptions options)
    {
        var measures = options.Metrics is not null;
        app.Use(next => context =>
            measures && context.Request.Path == MetricsPath ? Measure(context, next)
            : IsAdmin(context.Request.Path) ? HandleAdminAsync(context, next)
            : _middleware.HandleAsync(context, next));
        options.Metrics?.Invoke(app);
    }

    private async Task Measure(HttpContext context, RequestDelegate next)
    {
        if (await _admin.IsAllowed(context))
        {
            await next(context);
        }
    }

    // WireMock.Net decodes a path once more than Kestrel, so that an encoded slash would lead past us to its admin.
    private static bool IsAdmin(PathString path) =>
        path.StartsWithSegments(AdminPath, StringComparison.OrdinalIgnoreCase)
        || (path.Value is { } text && text.Contains('%', StringComparison.Ordinal) && WebUtility.UrlDecode(text).Contains(AdminPath, StringComparison.OrdinalIgnoreCase));

    private async Task HandleAdminAsync(HttpContext context, RequestDelegate next)
    {
        if (!await _admin.IsAllowed(context))
        {
            return;
        }

        await _admin.InvokeAdmin(context, next);
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            Refresh();
        }
    }

    // A reset of the mappings takes ours along, so it is put back after each write.
    private void Refresh()
    {
        var own = _server.Mappings.Where(mapping => !mapping.IsAdminInterface && mapping.Guid != s_simulation).ToList();
        _middleware.Stubs = [.. own.Select(mapping => StubPathFilter.FromMatcher(mapping.RequestMatcher))];
        if (own.Count > 0 && _server.Mappings.All(mapping => mapping.Guid != s_simulation))
        {
            _server.Given(Request.Create().WithPath("/*"))
                .AtPriority(int.MaxValue)
                .WithGuid(s_simulation)
                .RespondWith(Response.Create().WithCallback((Func<WireMock.IRequestMessage, Task<WireMock.IResponseMessage>>)(_ => Simulate())));
        }
    }

    private async Task<IResponseMessage> Simulate()
    {
        var reply = await _middleware.Simulate();
        return new ResponseMessage
        {
            StatusCode = reply.Status,
            Headers = new Dictionary<string, WireMockList<string>>(reply.Headers.Select(header => KeyValuePair.Create(header.Key, new WireMockList<string>(header.Value)))),
            BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = reply.Body.ToArray() },
        };
    }

    private static void Configure(KestrelServerOptions kestrel, MockOptions options, ServerCertificate? tls)
    {
        if (tls is not null)
        {
            // Not among WireMock.Net's settings: it writes those out whole, private key and all.
            kestrel.ConfigureHttpsDefaults(https => (https.ServerCertificate, https.ServerCertificateChain) = (tls.Certificate, tls.Chain));
        }
        else
        {
            // Clients that know beforehand that they may speak HTTP/2 name the scheme themselves.
            kestrel.AllowAlternateSchemes = true;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(Http2PriorKnowledge.Recognise(options.Connections.KeepAliveTimeout)));
        }

        // A request line that names a host, as proxies' clients send it, wins over the header (RFC 9112).
        kestrel.AllowHostHeaderOverride = true;
        kestrel.AddServerHeader = false;
        // The gateway's limit is ours to answer, in its own words; this one only stops what never ends.
        kestrel.Limits.MaxRequestBodySize = MockMiddleware.MaxBodyBytes + (1 << 20);
        kestrel.Limits.MaxRequestHeadersTotalSize = 64 << 10;
        kestrel.Limits.MaxRequestLineSize = 32 << 10;
        var limits = options.Connections;
        kestrel.Limits.MaxConcurrentConnections = limits.MaxConnections;
        kestrel.Limits.RequestHeadersTimeout = limits.RequestHeadersTimeout;
        kestrel.Limits.KeepAliveTimeout = limits.KeepAliveTimeout;
        kestrel.Limits.MinRequestBodyDataRate = new(limits.MinRequestBodyDataRate, limits.GracePeriod);
        kestrel.Limits.MinResponseDataRate = new(limits.MinRequestBodyDataRate, limits.GracePeriod);
    }
}
