using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using SdrsMock.Http;

namespace SdrsMock.Hosting;

/// <summary>A request on its way through the stub matcher. Replaces the HTTP body with the decoded one, which WireMock.Net reads.</summary>
internal sealed class StubFallback
{
    private readonly StringValues _coding;
    private readonly ApiRequest _request;

    public StubFallback(ApiRequest request, HttpContext context)
    {
        (_request, Context) = (request, context);
        _coding = context.Request.Headers.ContentEncoding;
        context.Request.Headers.Remove(HeaderNames.ContentEncoding);
        context.Request.Body = new MemoryStream(request.Body.ToArray(), writable: false);
    }

    /// <summary>The HTTP exchange.</summary>
    public HttpContext Context { get; }

    /// <summary>Whether the simulator handles the request because no stub matched.</summary>
    public bool IsSimulated { get; private set; }

    /// <summary>Returns the request to the simulator when no stub matched, and restores its headers.</summary>
    public ApiRequest Take()
    {
        if (_coding.Count > 0)
        {
            Context.Request.Headers.ContentEncoding = _coding;
        }

        IsSimulated = true;
        return _request;
    }
}
