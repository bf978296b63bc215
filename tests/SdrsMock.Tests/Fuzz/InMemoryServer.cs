using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SdrsMock.ControlPlane;
using SdrsMock.Hosting;

namespace SdrsMock.Tests.Fuzz;

/// <summary>The mock's HTTP side without a port: all that lies behind Kestrel.</summary>
internal sealed class InMemoryServer(MockHarness mock)
{
    private readonly MockMiddleware _face = new(
        mock.Engine.Options, mock.Engine, new ControlPlaneApi(mock.Engine), new AdminEndpoint(mock.Engine.Options), CancellationToken.None);

    public WireResponse Send(WireRequest call)
    {
        var context = new DefaultHttpContext();
        var request = context.Features.Get<IHttpRequestFeature>()!;
        (request.Protocol, request.Scheme, request.Method, request.RawTarget) = ("HTTP/1.1", "http", call.Method, call.Target);
        foreach (var (name, value) in call.Headers)
        {
            request.Headers.Append(name, value.Trim());
        }

        // A whole URL on the request line wins over the header, as Kestrel has it.
        if (!call.Target.StartsWith('/') && Uri.TryCreate(call.Target, UriKind.Absolute, out var absolute))
        {
            request.Headers.Host = absolute.Authority;
        }

        if (call.Body.Length > 0)
        {
            request.Headers.ContentLength = call.Body.Length;
            request.Body = new MemoryStream(call.Body, writable: false);
        }

        using var written = new MemoryStream();
        context.Response.Body = written;
        _face.HandleAsync(context, _ => throw new InvalidOperationException("no stub was there")).GetAwaiter().GetResult();
        return new(
            context.Response.StatusCode,
            context.Response.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            written.ToArray());
    }
}
