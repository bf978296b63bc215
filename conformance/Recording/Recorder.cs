using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Recording;

/// <summary>A proxy between a client and a target that records their requests and responses.</summary>
internal sealed class Recorder : IAsyncDisposable
{
    private static readonly HashSet<string> s_notForwarded = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Accept-Encoding", "Proxy-Connection", "Upgrade",
        "Expect", "TE",
    };

    private static readonly HashSet<string> s_credentialHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "X-Auth-Token", "Authorization", "X-Sdk-Date", "X-Project-Id", "X-Security-Token",
    };

    private readonly TargetConnection _connection;
    private readonly WebApplication _host;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly List<RecordedCall> _calls = [];
    private readonly ScenarioContext _context = new(new Variables());

    private Recorder(TargetConnection connection, WebApplication host) => (_connection, _host) = (connection, host);

    /// <summary>The URL for clients.</summary>
    public Uri Url => new(_host.Urls.Single());

    /// <summary>The calls so far, without those of the mock's control plane, which is not part of the API.</summary>
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

    public static async Task<Recorder> StartAsync(TargetConnection connection, int port, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var recorder = new Recorder(connection, builder.Build());
        if (connection.Target.Project is { } project)
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
        if (RecorderAccessPolicy.FindViolation(context.Request) is { } violation)
        {
            await RejectAsync(context, StatusCodes.Status403Forbidden, violation);
            return;
        }

        if (await ReadAsync(context.Request, context.RequestAborted) is not var (request, isAnonymous))
        {
            await RejectAsync(
                context, StatusCodes.Status413PayloadTooLarge, $"the body is larger than {HttpTransport.MaxResponseBytes >> 20} MB");
            return;
        }

        HttpExchange exchange;
        try
        {
            exchange = await _connection.SendAsync(request, _context, context.RequestAborted);
        }
        catch (InvalidRequestException exception)
        {
            await RejectAsync(context, StatusCodes.Status400BadRequest, exception.Message);
            return;
        }

        if (!request.Path.StartsWith("/__", StringComparison.Ordinal))
        {
            lock (_calls)
            {
                _calls.Add(new(request, isAnonymous, exchange, Stopwatch.GetElapsedTime(_started)));
            }
        }

        if (exchange.Status is not { } status)
        {
            // The target did not respond, so the client gets no response either.
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

    private static Task RejectAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"sdrs-conformance record: {reason}\n");
    }

    private async Task<(HttpRequestSpec Request, bool IsAnonymous)?> ReadAsync(HttpRequest incoming, CancellationToken cancellation)
    {
        using var reader = new BoundedReader(HttpTransport.MaxResponseBytes, incoming.ContentLength);
        if (!await reader.ReadAsync(incoming.Body, cancellation))
        {
            return null;
        }

        var body = Encoding.UTF8.GetString(reader.ToArray());
        var signsHost = incoming.Headers.Authorization.ToString().Contains("host", StringComparison.OrdinalIgnoreCase);
        var clientAuthenticates = _connection.Target is { Token: null, Login: null, Keys: null };
        var headers = incoming.Headers
            .Where(header => !s_notForwarded.Contains(header.Key) || (header.Key == "Host" && signsHost && clientAuthenticates))
            .Where(header => clientAuthenticates || !s_credentialHeaders.Contains(header.Key))
            .Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))
            .ToList();
        var path = incoming.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        var request = new HttpRequestSpec(incoming.Method, path, headers, body.Length > 0 ? body : null, null)
        {
            HasOwnCredentials = clientAuthenticates,
            RetriesRateLimit = false,
            IsForwarded = true,
        };
        return (request, incoming.Headers["X-Auth-Token"].Count == 0 && incoming.Headers.Authorization.Count == 0);
    }
}
