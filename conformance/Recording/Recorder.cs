using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Recording;

/// <summary>Stands between a client and a target and remembers what they say.</summary>
internal sealed class Recorder : IAsyncDisposable
{
    private static readonly HashSet<string> s_notForwarded = new(StringComparer.OrdinalIgnoreCase)
        { "Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Accept-Encoding", "Proxy-Connection", "Upgrade", "Expect", "TE" };

    private readonly TargetConnection _endpoint;
    private readonly WebApplication _host;
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly List<RecordedCall> _calls = [];
    private readonly ScenarioContext _context = new(new Variables());

    private Recorder(TargetConnection endpoint, WebApplication host) => (_endpoint, _host) = (endpoint, host);

    /// <summary>Where clients are to go.</summary>
    public Uri Url => new(_host.Urls.Single());

    /// <summary>What was said so far; the mock's control plane is no part of the API.</summary>
    public IReadOnlyList<RecordedCall> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    public static async Task<Recorder> StartAsync(TargetConnection endpoint, int port, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var recorder = new Recorder(endpoint, builder.Build());
        if (endpoint.Target.Project is { } project)
        {
            recorder._context.Variables["project_id"] = project;
        }

        recorder._host.Run(recorder.ForwardAsync);
        await recorder._host.StartAsync(cancellation);
        return recorder;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var (request, anonymous) = await ReadAsync(context.Request);
        var exchange = await _endpoint.SendAsync(request, _context, context.RequestAborted);
        if (!request.Path.StartsWith("/__", StringComparison.Ordinal))
        {
            lock (_calls)
            {
                _calls.Add(new(request, anonymous, exchange, Stopwatch.GetElapsedTime(_began)));
            }
        }

        if (exchange.Status is not { } status)
        {
            // The client is to see what we saw: no answer.
            context.Abort();
            return;
        }

        context.Response.StatusCode = status;
        foreach (var (name, value) in exchange.Headers.Where(header => !s_notForwarded.Contains(header.Key)))
        {
            context.Response.Headers[name] = value;
        }

        if (exchange.Body.Length > 0)
        {
            await context.Response.WriteAsync(exchange.Body);
        }
    }

    private async Task<(HttpRequestSpec Request, bool Anonymous)> ReadAsync(HttpRequest incoming)
    {
        using var reader = new StreamReader(incoming.Body);
        var body = await reader.ReadToEndAsync();
        var signsHost = incoming.Headers.Authorization.ToString().Contains("host", StringComparison.OrdinalIgnoreCase);
        var ownCredentials = _endpoint.Target is { Token: null, Login: null, Keys: null };
        var headers = incoming.Headers
            .Where(header => !s_notForwarded.Contains(header.Key) || (header.Key == "Host" && signsHost && ownCredentials))
            .Where(header => ownCredentials || header.Key is not ("X-Auth-Token" or "Authorization" or "X-Sdk-Date" or "X-Project-Id" or "X-Security-Token"))
            .Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))
            .ToList();
        var path = incoming.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        return (
            new(incoming.Method, path, headers, body.Length > 0 ? body : null, null) { HasOwnCredentials = ownCredentials, NotRateLimited = false },
            incoming.Headers["X-Auth-Token"].Count == 0 && incoming.Headers.Authorization.Count == 0);
    }
}
