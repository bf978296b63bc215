using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace SdrsMock.Reliability;

/// <summary>A round-robin load balancer: each request goes to the next server.</summary>
internal sealed class RoundRobinClient : IAsyncDisposable
{
    private static readonly string[] s_ofConnections = ["Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length"];

    private readonly WebApplication _app;
    private readonly IReadOnlyList<Uri> _servers;
    private readonly HttpMessageInvoker _client = new(
        new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false });
    private int _next;

    private RoundRobinClient(IReadOnlyList<Uri> servers)
    {
        _servers = servers;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // The servers enforce the limits.
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestHeadersTotalSize = 128 << 10;
            kestrel.Limits.MaxRequestLineSize = 64 << 10;
        });
        _app = builder.Build();
        _app.Run(Pass);
    }

    public Uri Url => new(_app.Urls.First());

    public static async Task<RoundRobinClient> StartAsync(params IReadOnlyList<Uri> servers)
    {
        var balancer = new RoundRobinClient(servers);
        await balancer._app.StartAsync();
        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task Pass(HttpContext context)
    {
        var server = _servers[(int)((uint)Interlocked.Increment(ref _next) % _servers.Count)];
        // The target as it was sent: what is encoded stays encoded.
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var request = new HttpRequestMessage(
            new(context.Request.Method),
            new Uri(
                $"{server.GetLeftPart(UriPartial.Authority)}{target}",
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        request.Content = body.Length > 0 ? new ByteArrayContent(body.ToArray()) : null;
        foreach (var (name, values) in context.Request.Headers.Where(header => !s_ofConnections.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        try
        {
            using var response = await _client.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            foreach (
                var (name, values) in response.Headers
                    .Concat(response.Content.Headers)
                    .Where(header => !s_ofConnections.Contains(header.Key)))
            {
                context.Response.Headers[name] = values.ToArray();
            }

            await response.Content.CopyToAsync(context.Response.Body);
        }
        catch (HttpRequestException)
        {
            // A server that drops its connection is a balancer that drops its own.
            context.Abort();
        }
    }
}
