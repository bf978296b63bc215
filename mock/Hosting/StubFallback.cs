using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using SdrsMock.Http;

namespace SdrsMock.Hosting;

/// <summary>A call that stubs may want, as WireMock.Net is to read it: with its body decoded.</summary>
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

    public HttpContext Context { get; }

    public bool IsSimulated { get; private set; }

    /// <summary>Takes it back for the simulation, which no stub has come before.</summary>
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
