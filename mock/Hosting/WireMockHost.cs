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
/// Hosts the mock in WireMock.Net's Kestrel server; the only file that uses the WireMock.Net server. The mock's middleware runs
/// before WireMock.Net's matcher, which tries every mapping in turn and would cost three quarters of the throughput. A
/// request goes through the matcher only when a user's stub may match its path; the simulator is then the mapping of
/// lowest priority.
/// </summary>
internal sealed class WireMockHost : IDisposable
{
    private const int LogEntriesKept = 100;
    private const string AdminPath = "/__admin";

    /// <summary>Path of the metrics endpoint, served when <see cref="MockOptions.Metrics"/> is set.</summary>
    public const string MetricsPath = "/__sdrs/metrics";

    private static readonly Guid s_simulation = new("5d125000-0000-4000-8000-000000000001");

    private readonly WireMockServer _server;
    private readonly MockMiddleware _middleware;
    private readonly AdminEndpoint _admin;

    private WireMockHost(MockOptions options, MockMiddleware middleware, AdminEndpoint admin)
    {
        (_middleware, _admin) = (middleware, admin);
        var tls = ServerCertificate.FromOptions(options);
        var url = new UriBuilder(options.Url) { Scheme = tls is not null ? Uri.UriSchemeHttps : Uri.UriSchemeHttp };
        _server = WireMockServer.Start(new WireMockServerSettings
        {
            // Always with the port: WireMock.Net does not know the scheme's default.
            Urls = [$"{url.Scheme}://{url.Host}:{url.Port}"],
            StartAdminInterface = true,
            Logger = new WireMockNullLogger(),
            // The default is unbounded: gigabytes after a day.
            MaxRequestLogCount = LogEntriesKept,
            AllowPartialMapping = false,
            FileSystemHandler = new DisabledFileSystemHandler(),
            UseSSL = tls is not null,
            AdditionalServiceRegistration = services => services
                .Configure<KestrelServerOptions>(kestrel => Configure(kestrel, options, tls))
                // WireMock.Net forwards ASP.NET Core's log to its own, which is unused; each request would create an activity and a scope.
                .Configure<LoggerFilterOptions>(log => log.MinLevel = LogLevel.None),
            PreWireMockMiddlewareInit = app => ConfigurePipeline((IApplicationBuilder)app, options),
        });
        // WireMock.Net reports localhost, which some clients resolve to an address that it does not listen on.
        url.Port = _server.Port;
        Url = url.Uri;
        Refresh();
    }

    /// <summary>The address of the server, with the port that was chosen.</summary>
    public Uri Url { get; }

    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">The address cannot be used; the message gives the reason.</exception>
    public static WireMockHost Start(MockOptions options, MockMiddleware middleware, AdminEndpoint admin)
    {
        try
        {
            EnsurePortFree(options.Url);
            return new(options, middleware, admin);
        }
        catch (Exception exception) when (exception is WireMockException or TimeoutException or SocketException)
        {
            throw new IOException(
                $"cannot listen on {options.Url.GetLeftPart(UriPartial.Authority)}: {exception.GetBaseException().Message}", exception);
        }
    }

    // WireMock.Net reports a port in use only after ten seconds.
    private static void EnsurePortFree(Uri url)
    {
        if (IPAddress.TryParse(url.IsLoopback && url.HostNameType is UriHostNameType.Dns ? "127.0.0.1" : url.DnsSafeHost, out var address))
        {
            using var listener = new TcpListener(address, url.Port);
            listener.Start();
        }
    }

    /// <summary>Adds stubs, which take precedence over the simulator.</summary>
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

    // Runs before WireMock.Net: the mock, and the metrics endpoint behind the access check.
    private void ConfigurePipeline(IApplicationBuilder app, MockOptions options)
    {
        var hasMetrics = options.Metrics is not null;
        app.Use(next => context =>
        {
            if (hasMetrics && context.Request.Path == MetricsPath)
            {
                return HandleMetricsAsync(context, next);
            }
            return IsAdmin(context.Request.Path) ? HandleAdminAsync(context, next) : _middleware.HandleAsync(context, next);
        });
        options.Metrics?.Invoke(app);
    }

    private async Task HandleMetricsAsync(HttpContext context, RequestDelegate next)
    {
        if (await _admin.IsAllowed(context))
        {
            await next(context);
        }
    }

    // WireMock.Net decodes a path once more than Kestrel, so an encoded slash would bypass the access check of its admin.
    private static bool IsAdmin(PathString path) =>
        path.StartsWithSegments(AdminPath, StringComparison.OrdinalIgnoreCase)
        || (path.Value is { } text && text.Contains('%', StringComparison.Ordinal)
            && WebUtility.UrlDecode(text).Contains(AdminPath, StringComparison.OrdinalIgnoreCase));

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

    // A reset of the mappings also removes the simulator's, so it is added again after each admin write.
    private void Refresh()
    {
        var own = _server.Mappings.Where(mapping => !mapping.IsAdminInterface && mapping.Guid != s_simulation).ToList();
        _middleware.Stubs = [.. own.Select(mapping => StubPathFilter.FromMatcher(mapping.RequestMatcher))];
        if (own.Count > 0 && _server.Mappings.All(mapping => mapping.Guid != s_simulation))
        {
            _server.Given(Request.Create().WithPath("/*"))
                .AtPriority(int.MaxValue)
                .WithGuid(s_simulation)
                .RespondWith(Response.Create().WithCallback(
                    (Func<WireMock.IRequestMessage, Task<WireMock.IResponseMessage>>)(_ => Simulate())));
        }
    }

    private async Task<IResponseMessage> Simulate()
    {
        var response = await _middleware.Simulate();
        return new ResponseMessage
        {
            StatusCode = response.Status,
            Headers = response.Headers.ToDictionary(header => header.Key, header => new WireMockList<string>(header.Value)),
            BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = response.Body.ToArray() },
        };
    }

    private static void Configure(KestrelServerOptions kestrel, MockOptions options, ServerCertificate? tls)
    {
        if (tls is not null)
        {
            // Not in WireMock.Net's settings: its admin shows those, with the private key.
            kestrel.ConfigureHttpsDefaults(https => (https.ServerCertificate, https.ServerCertificateChain) = (tls.Certificate, tls.Chain));
        }
        else
        {
            // HTTP/2 clients with prior knowledge send the scheme themselves.
            kestrel.AllowAlternateSchemes = true;
            kestrel.ConfigureEndpointDefaults(
                endpoint => endpoint.Use(Http2PriorKnowledge.Recognise(options.Connections.KeepAliveTimeout)));
        }

        // A host in the request line, as clients of a proxy send it, takes precedence over the header (RFC 9112).
        kestrel.AllowHostHeaderOverride = true;
        kestrel.AddServerHeader = false;
        // The middleware answers the gateway's limit with the gateway's error; this higher limit only stops endless bodies.
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
