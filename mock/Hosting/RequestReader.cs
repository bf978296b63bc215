using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SdrsMock.Http;
using SdrsMock.Schemas;

namespace SdrsMock.Hosting;

/// <summary>Reads a request from HTTP.</summary>
internal static class RequestReader
{
    /// <summary>Limit on header lines. The documentation gives no number; this is Kestrel's default.</summary>
    public const int MaxHeaderLines = RequestLimits.MaxHeaderLines;

    private const int MaxBytesPerRead = 64 << 10;

    /// <summary>The request target as the client sent it, not decoded.</summary>
    public static string SentTarget(this HttpContext context) => context.Features.Get<IHttpRequestFeature>()!.RawTarget;

    /// <summary>The target for a log: without the values of secrets.</summary>
    public static string LoggedTarget(this HttpContext context) => SecretNames.Mask(context.SentTarget(), "***");

    /// <summary>
    /// Reads a request with its body; a body over the limit is not kept, and <see cref="ApiRequest.BodyTooLarge"/> is set.
    /// </summary>
    /// <exception cref="BadHttpRequestException">Address or headers exceed the gateway's limits, or the body cannot be read.</exception>
    public static ValueTask<ApiRequest> Read(HttpContext context, string id)
    {
        CheckLimits(context);
        return HasBody(context.Request)
            ? ReadWithBody(context, id)
            : new(Request(context, id, ReadOnlyMemory<byte>.Empty, tooLarge: false));
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
            // Kestrel and gzip throw different exceptions for invalid chunks or compressed data.
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
            // HEAD is GET without the response body, which Kestrel omits.
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

    // Kestrel's own limits are higher; it rejects requests beyond them itself, without a body.
    private static void CheckLimits(HttpContext context)
    {
        if (context.SentTarget().Length > MockMiddleware.MaxTargetBytes)
        {
            throw new BadHttpRequestException("the address is too long", StatusCodes.Status414UriTooLong);
        }

        if (context.Request.Headers.ContainsKey("Transfer-Encoding") && context.Request.Headers.ContainsKey("X-Content-Length"))
        {
            // Kestrel has renamed a Content-Length that came with it. A proxy may have used that length (request smuggling).
            context.Response.Headers.Connection = "close";
            throw new BadHttpRequestException("the body's length is given twice");
        }

        var (headers, lines) = (0, 0);
        foreach (var (name, values) in context.Request.Headers)
        {
            headers += name.Length + values.ToString().Length;
            lines += values.Count;
        }

        if (headers > MockMiddleware.MaxHeaderBytes || lines > MaxHeaderLines)
        {
            throw new BadHttpRequestException("the headers are too large", StatusCodes.Status431RequestHeaderFieldsTooLarge);
        }
    }

    // The path as sent: Kestrel's Path is decoded, and a tag key can contain an encoded slash. Clients of a proxy send a full URL.
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
        request.ContentLength is > 0
            || (request.ContentLength is null && (request.Headers.ContainsKey("Transfer-Encoding") || request.Protocol == "HTTP/2"));

    private static async ValueTask<(ReadOnlyMemory<byte> Body, bool TooLarge)> ReadBody(HttpRequest request)
    {
        if (request.ContentLength > MockMiddleware.MaxBodyBytes)
        {
            return (ReadOnlyMemory<byte>.Empty, true);
        }

        // A longer body is read in chunks, so that memory is allocated for received bytes only, not for an announced length.
        if (request.ContentLength is { } length and <= MaxBytesPerRead && request.Headers.ContentEncoding.Count == 0)
        {
            var exact = new byte[length];
            await request.Body.ReadExactlyAsync(exact);
            return (exact, false);
        }

        await using var plain = IsGzip(request) ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        return await ReadUpToLimit(plain);
    }

    // RFC 9110: names of codings are case-insensitive, and x-gzip equals gzip.
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
