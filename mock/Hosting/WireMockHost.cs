using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
internal sealed class WireMockHost : IAsyncDisposable
{
    private const int LogEntriesKept = 100;
    private const string AdminPath = "/__admin";

    /// <summary>Path of the metrics endpoint, served when <see cref="MockOptions.Metrics"/> is set.</summary>
    public const string MetricsPath = "/__sdrs/metrics";

    private static readonly Guid s_simulation = new("5d125000-0000-4000-8000-000000000001");

    // What a client does not finish within this time after the end began is cut off. The whole end takes at most five seconds.
    private static readonly TimeSpan s_shutdownGrace = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_shutdownLimit = TimeSpan.FromSeconds(4.5);

    private readonly WireMockServer _server;
    private readonly MockMiddleware _middleware;
    private readonly AdminEndpoint _admin;
    private readonly ConnectionTracker _connections = new();
    private IServerAddressesFeature? _addresses;
    private IHostApplicationLifetime? _lifetime;

    private WireMockHost(MockOptions options, MockMiddleware middleware, AdminEndpoint admin)
    {
        (_middleware, _admin) = (middleware, admin);
        var tls = ServerCertificate.FromOptions(options);
        var url = new UriBuilder(options.Url) { Scheme = tls is not null ? Uri.UriSchemeHttps : Uri.UriSchemeHttp };
        _server = HostEnvironment.WithoutHostSettings(() => WireMockServer.Start(new WireMockServerSettings
        {
            // A placeholder: WireMock.Net would bind more addresses than the requested one. ConfigurePipeline sets the real address.
            Urls = ["http://127.0.0.1:0"],
            StartAdminInterface = true,
            Logger = new WireMockNullLogger(),
            // The default is unbounded: gigabytes after a day.
            MaxRequestLogCount = LogEntriesKept,
            AllowPartialMapping = false,
            FileSystemHandler = new DisabledFileSystemHandler(),
            AdditionalServiceRegistration = services => services
                // After WireMock.Net's own limits, and after a section "Kestrel" in the application's environment.
                .PostConfigure<KestrelServerOptions>(kestrel => Configure(kestrel, options, tls))
                // WireMock.Net forwards ASP.NET Core's log to its own, which is unused; each request would create an activity and a scope.
                .Configure<LoggerFilterOptions>(log => log.MinLevel = LogLevel.None),
            PreWireMockMiddlewareInit = app => ConfigurePipeline(
                (IApplicationBuilder)app, options, $"{url.Scheme}://{GetListenHost(url.Uri)}:{url.Port}"),
        }));
        BoundAddresses =
            [.. _addresses!.Addresses.Select(address => new Uri(address.Replace("://+", "://[::]", StringComparison.Ordinal)))];
        EnsureBoundAsRequested(url.Uri);
        url.Port = BoundAddresses[0].Port;
        Url = url.Uri;
        Refresh();
    }

    /// <summary>The address of the server as it was requested, with the port that was chosen.</summary>
    public Uri Url { get; }

    /// <summary>The addresses that the server really listens on.</summary>
    public IReadOnlyList<Uri> BoundAddresses { get; }

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

    // The name localhost stands for the IPv4 loopback address; any other name for all addresses, as in ASP.NET Core.
    private static string GetListenHost(Uri url) => url.IsLoopback && url.HostNameType is UriHostNameType.Dns ? "127.0.0.1" : url.Host;

    // WireMock.Net reports a port in use only after ten seconds.
    private static void EnsurePortFree(Uri url)
    {
        if (IPAddress.TryParse(GetListenHost(url), out var address))
        {
            using var listener = new TcpListener(address, url.Port);
            listener.Start();
        }
    }

    private void EnsureBoundAsRequested(Uri requested)
    {
        if (requested.IsLoopback && BoundAddresses.FirstOrDefault(bound => !bound.IsLoopback) is { } wider)
        {
            _server.Stop();
            throw new IOException($"the web server listens on {wider.Authority}, but only {requested.Authority} was requested");
        }
    }

    /// <summary>Adds stubs, which take precedence over the simulator.</summary>
    public void Stub(Action<WireMockServer> add)
    {
        add(_server);
        Refresh();
    }

    /// <summary>
    /// Stops within five seconds: requests that are being processed are answered, then the remaining connections are aborted.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        using var grace = new CancellationTokenSource(s_shutdownGrace, TimeProvider.System);
        await using var abort = grace.Token.Register(_connections.AbortAll);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var ended = _lifetime!.ApplicationStopped.Register(stopped.SetResult);
        // WireMock.Net stops its host twice at once, and may return before the first of the two has ended.
        var stop = Task.Run(_server.Stop);
        await Task.WhenAny(Task.WhenAll(stop, stopped.Task), Task.Delay(s_shutdownLimit, TimeProvider.System));
        _server.Dispose();
    }

    // Runs before WireMock.Net: the mock, and the metrics endpoint behind the access check.
    private void ConfigurePipeline(IApplicationBuilder app, MockOptions options, string listenAddress)
    {
        _lifetime = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>();
        _addresses = app.ServerFeatures.Get<IServerAddressesFeature>()!;
        // These addresses win over WireMock.Net's endpoints and over the URLs in the application's environment.
        _addresses.Addresses.Clear();
        _addresses.Addresses.Add(listenAddress);
        _addresses.PreferHostingUrls = true;
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

        if (HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Value?.TrimEnd('/') == $"{AdminPath}/reset")
        {
            // As in WireMock: stubs, scenarios and the log at once. WireMock.Net has one call for each.
            _server.Reset();
            await _admin.Respond(context, 200, "OK");
        }
        else
        {
            await _admin.InvokeAdmin(context, next, RemoveStubsWithoutCondition);
        }

        if (!HttpMethods.IsGet(context.Request.Method))
        {
            Refresh();
        }
    }

    // A stub without a condition matches every request and hides the simulation. It comes from another spelling of its members:
    // unknown ones are ignored by WireMock.Net.
    private string? RemoveStubsWithoutCondition()
    {
        var models = _server.MappingModels.Where(model => model.Guid is not null && model.Guid != s_simulation).ToList();
        var boundless = models.Where(model => model.Request is null
            or
        {
            Path: null, Url: null, ClientIP: null, Methods: null or [], Headers: null or [], Cookies: null or [], Params: null
                or [], Body: null
        }).ToList();
        boundless.ForEach(model => _server.DeleteMapping(model.Guid!.Value));
        return boundless.Count == 0
            ? null
            : "the stub has no condition and would match every request; WireMock.Net's members are Path, Url, Methods, Headers, "
                + "Params, Body "
            + "(such as {\"Request\":{\"Path\":\"/x\",\"Methods\":[\"GET\"]},\"Response\":{\"StatusCode\":200}})";
    }

    // A reset of the mappings also removes the simulator's, so it is added again after each admin write.
    private void Refresh()
    {
        var own = _server.Mappings.Where(mapping => !mapping.IsAdminInterface && mapping.Guid != s_simulation).ToList();
        own.ForEach(mapping => StubRegexLimiter.Limit(mapping.RequestMatcher));
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
        if (!_middleware.IsSimulating)
        {
            // An unknown path of the admin interface, which the simulation's mapping matches as it matches every path.
            return new ResponseMessage
            {
                StatusCode = StatusCodes.Status404NotFound,
                BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = "{\"Status\":\"No matching mapping found\"}" },
            };
        }

        var response = await _middleware.Simulate();
        return new ResponseMessage
        {
            StatusCode = response.Status,
            Headers = response.Headers.ToDictionary(header => header.Key, header => new WireMockList<string>(header.Value)),
            BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = response.Body.ToArray() },
        };
    }

    private void Configure(KestrelServerOptions kestrel, MockOptions options, ServerCertificate? tls)
    {
        kestrel.ConfigureEndpointDefaults(endpoint =>
        {
            endpoint.Use(_connections.Track);
            if (tls is null)
            {
                endpoint.Use(Http2PriorKnowledge.Recognise(options.Connections.KeepAliveTimeout));
            }
        });
        if (tls is not null)
        {
            // Not in WireMock.Net's settings: its admin shows those, with the private key.
            kestrel.ConfigureHttpsDefaults(https => (https.ServerCertificate, https.ServerCertificateChain) = (tls.Certificate, tls.Chain));
        }
        else
        {
            // HTTP/2 clients with prior knowledge send the scheme themselves.
            kestrel.AllowAlternateSchemes = true;
        }

        // A host in the request line, as clients of a proxy send it, takes precedence over the header (RFC 9112).
        kestrel.AllowHostHeaderOverride = true;
        kestrel.AddServerHeader = false;
        // RequestReader stops at the gateway's limit and answers with the gateway's error; a limit here would cut the connection
        // before a client that is still sending can read it. Kestrel ends an endless body five seconds after the response.
        kestrel.Limits.MaxRequestBodySize = null;
        // Higher than the limits of RequestReader, which rejects more header lines than the gateway accepts.
        kestrel.Limits.MaxRequestHeaderCount = 10 * RequestReader.MaxHeaderLines;
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
