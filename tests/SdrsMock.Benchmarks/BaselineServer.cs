using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace SdrsMock.Benchmarks;

/// <summary>
/// A hand-written endpoint in place of a mock: the same look-up and the same parse, without any rule. It keeps what it
/// creates under an id of its own, and the job that leads to it, or the client's next two calls would find nothing.
/// </summary>
internal sealed class BaselineServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly BaselineStore _store;

    private BaselineServer(BaselineStore kept)
    {
        _store = kept;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/v1/{project}/protected-instances/{id}", Show);
        _app.MapPost("/v1/{project}/protected-instances", Create);
    }

    public Uri Url => new(_app.Urls.First());

    public static async Task<BaselineServer> StartAsync(BaselineStore kept)
    {
        var server = new BaselineServer(kept);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Responds to reads of an instance with these bytes.</summary>
    public void Show(string id, byte[] body) => _store.Shown[id] = body;

    public void Forget() => _store.Forget();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task Show(HttpContext context)
    {
        var found = _store.Shown.TryGetValue((string)context.GetRouteValue("id")!, out var body);
        return Respond(context, found ? 200 : 400, found ? body! : []);
    }

    private async Task Create(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        var instance = document.RootElement.GetProperty("protected_instance");
        var known = instance.GetProperty("server_group_id").GetString() is not null
            && instance.GetProperty("server_id").GetString() is not null
            && instance.GetProperty("name").GetString() is not null;
        var (id, job) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString("N"));
        _store.Add(instance, id, job);
        await Respond(context, known ? 200 : 400, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["job_id"] = job }));
    }

    private static Task Respond(HttpContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        context.Response.Headers["X-Request-Id"] = "0123456789abcdef0123456789abcdef";
        return context.Response.Body.WriteAsync(body, 0, body.Length);
    }
}
