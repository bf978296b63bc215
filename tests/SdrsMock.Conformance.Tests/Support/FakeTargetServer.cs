using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace SdrsMock.Conformance.Tests.Support;

/// <summary>A target with scripted responses. It is not a mock, so its clock cannot be moved.</summary>
internal sealed class FakeTargetServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FakeTargetServer(WebApplication application) => _application = application;

    public Uri Url => new(_application.Urls.Single());

    /// <summary>The received requests, as <c>METHOD /path?query body</c>.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Headers of every response.</summary>
    public Dictionary<string, string> AnswerHeaders { get; } = [];

    /// <summary>The headers of the last request.</summary>
    public Dictionary<string, string> Headers { get; private set; } = [];

    /// <param name="answer">Returns status and body for <c>METHOD /path?query</c>; a status of 0 drops the connection.</param>
    public static async Task<FakeTargetServer> StartAsync(Func<string, (int Status, string Body)> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var target = new FakeTargetServer(application);
        application.Run(async context =>
        {
            var call = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            // The probes of the runner before the first scenario are not recorded, except in tests of credentials.
            var introduction = call == "GET /__sdrs/health" || call.EndsWith("/server-groups?limit=1", StringComparison.Ordinal);
            if (!introduction)
            {
                lock (target.Requests)
                {
                    target.Requests.Add($"{call} {body}".Trim());
                    target.Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString());
                }
            }

            var (status, reply) = introduction ? (404, "") : answer(call);
            if (status == 0)
            {
                context.Abort();
                return;
            }

            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            foreach (var (name, value) in target.AnswerHeaders)
            {
                context.Response.Headers[name] = value;
            }

            if (reply.Length > 0)
            {
                await context.Response.WriteAsync(reply);
            }
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return target;
    }

    /// <param name="answer">Handles a request.</param>
    /// <param name="always">Whether it also handles the probes of the runner before the first scenario.</param>
    public static async Task<FakeTargetServer> StartWildAsync(RequestDelegate answer, bool always = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.Run(
            context => !always && (context.Request.Path == "/__sdrs/health" || context.Request.QueryString.Value == "?limit=1")
                ? Task.CompletedTask
                : answer(context));
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new(application);
    }

    /// <summary>A mock behind a proxy that observes requests and can respond instead of it.</summary>
    /// <param name="mock">The mock.</param>
    /// <param name="before">Called with each request, as <c>METHOD /path?query</c>, before it is forwarded.</param>
    /// <param name="answers">
    /// The status to return instead of the response of the mock; 0 drops the connection, null forwards the request.
    /// </param>
    public static async Task<FakeTargetServer> StartPassingOnAsync(
        Uri mock, Action<string>? before = null, Func<string, int?>? answers = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var target = new FakeTargetServer(application);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = mock };
        application.Lifetime.ApplicationStopped.Register(client.Dispose);
        application.Run(context => target.PassOnAsync(context, client, before, answers));
        await application.StartAsync(TestContext.Current.CancellationToken);
        return target;
    }

    /// <param name="certificate">The server certificate. The server returns an empty list of quotas to every request.</param>
    public static async Task<FakeTargetServer> StartSecureAsync(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var application = builder.Build();
        application.Run(context => context.Response.WriteAsync("""{"quotas":{"resources":[]}}"""));
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new(application);
    }

    private async Task PassOnAsync(HttpContext context, HttpClient client, Action<string>? before, Func<string, int?>? answers)
    {
        var call = $"{context.Request.Method} {context.Features.Get<IHttpRequestFeature>()!.RawTarget}";
        lock (Requests)
        {
            Requests.Add(call);
        }

        // A response before the whole request was read can abort the sender.
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        before?.Invoke(call);
        if (answers?.Invoke(call) is { } status)
        {
            if (status == 0)
            {
                context.Abort();
                return;
            }

            context.Response.StatusCode = status;
            return;
        }

        using var message = new HttpRequestMessage(
            new(context.Request.Method), call.Split(' ', 2)[1])
        { Content = body.Length > 0 ? new ByteArrayContent(body.ToArray()) : null };
        foreach (var (name, values) in context.Request.Headers)
        {
            _ = message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)
                || message.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values) is true;
        }

        using var response = await client.SendAsync(message, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Transfer-Encoding"))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        foreach (var (name, value) in call.Contains(" /__sdrs/", StringComparison.Ordinal) ? AnswerHeaders : [])
        {
            context.Response.Headers[name] = value;
        }

        if (context.Response.StatusCode != StatusCodes.Status204NoContent)
        {
            await response.Content.CopyToAsync(context.Response.Body);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(CancellationToken.None);
        await _application.DisposeAsync();
    }
}
