using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SdrsMock.Http;

namespace SdrsMock.Hosting;

/// <summary>Reads a request off the wire.</summary>
internal static class RequestReader
{
    private const int MaxBytesPerRead = 64 << 10;

    /// <summary>The request's target as it was sent.</summary>
    public static string SentTarget(this HttpContext context) => context.Features.Get<IHttpRequestFeature>()!.RawTarget;

    /// <exception cref="BadHttpRequestException">Address or headers are longer than the gateway takes.</exception>
    public static ValueTask<ApiRequest> Read(HttpContext context, string id)
    {
        Measure(context);
        return HasBody(context.Request) ? ReadWithBody(context, id) : new(Request(context, id, ReadOnlyMemory<byte>.Empty, tooLarge: false));
    }

    private static async ValueTask<ApiRequest> ReadWithBody(HttpContext context, string id)
    {
        try
        {
            var (body, tooLarge) = await ReadBody(context.Request);
            return Request(context, id, body, tooLarge);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // Kestrel has several words for chunks that are none, and gzip its own.
            throw new BadHttpRequestException($"the body cannot be read: {exception.Message}");
        }
    }

    private static ApiRequest Request(HttpContext context, string id, ReadOnlyMemory<byte> body, bool tooLarge)
    {
        var (path, query) = Target(context);
        var headers = context.Request.Headers;
        return new()
        {
            Id = id,
            // HEAD is GET without the body, which Kestrel leaves out by itself.
            Method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method,
            SentMethod = context.Request.Method,
            RawPath = path,
            RawQuery = query,
            Header = name => headers.TryGetValue(name, out var value) ? value.ToString() : null,
            Body = body,
            BodyTooLarge = tooLarge,
            BaseUrl = new(context.Request.Scheme, context.Request.Host.ToUriComponent()),
        };
    }

    // Kestrel's own limits are higher: what goes past them it refuses itself, without a body.
    private static void Measure(HttpContext context)
    {
        if (context.SentTarget().Length > MockMiddleware.MaxTargetBytes)
        {
            throw new BadHttpRequestException("the address is too long", StatusCodes.Status414UriTooLong);
        }

        if (context.Request.Headers.ContainsKey("Transfer-Encoding") && context.Request.Headers.ContainsKey("X-Content-Length"))
        {
            // Kestrel has put aside a Content-Length that stood beside it: somebody on the way may have gone by that one.
            context.Response.Headers.Connection = "close";
            throw new BadHttpRequestException("the body's length is given twice");
        }

        var headers = 0;
        foreach (var (name, values) in context.Request.Headers)
        {
            headers += name.Length + values.ToString().Length;
        }

        if (headers > MockMiddleware.MaxHeaderBytes)
        {
            throw new BadHttpRequestException("the headers are too large", StatusCodes.Status431RequestHeaderFieldsTooLarge);
        }
    }

    // The path as sent: Kestrel's own decodes it, and a tag key may hold an encoded slash. A proxy's client sends a whole URL.
    private static (string Path, string Query) Target(HttpContext context)
    {
        var target = context.SentTarget();
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var absolute))
        {
            target = absolute.PathAndQuery;
        }

        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (target, "") : (target[..mark], target[mark..]);
    }

    private static bool HasBody(HttpRequest request) =>
        request.ContentLength is > 0 || (request.ContentLength is null && (request.Headers.ContainsKey("Transfer-Encoding") || request.Protocol == "HTTP/2"));

    private static async ValueTask<(ReadOnlyMemory<byte> Body, bool TooLarge)> ReadBody(HttpRequest request)
    {
        if (request.ContentLength > MockMiddleware.MaxBodyBytes)
        {
            return (ReadOnlyMemory<byte>.Empty, true);
        }

        // What is longer is taken as it comes: a caller that only announces a body shall not cost us its size.
        if (request.ContentLength is { } length and <= MaxBytesPerRead && request.Headers.ContentEncoding.Count == 0)
        {
            var exact = new byte[length];
            await request.Body.ReadExactlyAsync(exact);
            return (exact, false);
        }

        await using var plain = IsGzip(request) ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        return await ReadUpToLimit(plain);
    }

    // RFC 9110: codings are named in any case, and x-gzip is gzip.
    private static bool IsGzip(HttpRequest request) => $"{request.Headers.ContentEncoding}".ToUpperInvariant() is "GZIP" or "X-GZIP";

    private static async ValueTask<(ReadOnlyMemory<byte> Body, bool TooLarge)> ReadUpToLimit(Stream plain)
    {
        using var read = new MemoryStream();
        var chunk = new byte[16 << 10];
        for (var count = await plain.ReadAsync(chunk); count > 0; count = await plain.ReadAsync(chunk))
        {
            read.Write(chunk, 0, count);
            if (read.Length > MockMiddleware.MaxBodyBytes)
            {
                return (ReadOnlyMemory<byte>.Empty, true);
            }
        }

        return (read.ToArray(), false);
    }
}
