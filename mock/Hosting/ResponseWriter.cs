using Microsoft.AspNetCore.Http;
using SdrsMock.Http;

namespace SdrsMock.Hosting;

/// <summary>Writes a response to HTTP.</summary>
internal static class ResponseWriter
{
    private const string Json = "application/json";

    /// <summary>Writes status, headers and body; aborts the connection for <see cref="Response.Drop"/>.</summary>
    public static async ValueTask Write(HttpContext context, Response result, string requestId, MockOptions options)
    {
        if (result.Drop || context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = result.Status;
        response.Headers["X-Request-Id"] = requestId;
        if (GetHint(result, options) is { } constraint)
        {
            response.Headers[ConstraintHint.Header] = constraint;
        }

        if (GetReason(result, options) is { } reason)
        {
            response.Headers[RejectionReason.Header] = reason;
        }

        foreach (var (name, value) in result.Headers)
        {
            response.Headers[name] = value;
        }

        if (result.Body.Length > 0)
        {
            response.ContentType ??= Json;
            response.ContentLength = result.Body.Length;
            // No cancellation token: RequestAborted allocates a source per request, and a broken connection ends the write anyway.
            await response.BodyWriter.WriteAsync(result.Body);
        }
    }

    /// <summary>Prepares the headers of a response that WireMock.Net writes, for a request that went through the stub matcher.</summary>
    /// <returns>The same headers as <see cref="Write"/> writes.</returns>
    public static IReadOnlyDictionary<string, string> Ready(HttpContext context, Response result, string requestId, MockOptions options)
    {
        if (result.Drop)
        {
            context.Abort();
        }
        else if (result.Body.Length > 0)
        {
            // WireMock.Net ignores a Content-Length among the headers and would send chunks.
            context.Response.ContentLength = result.Body.Length;
        }

        var headers = new Dictionary<string, string>(result.Headers) { ["X-Request-Id"] = requestId };
        if (result.Body.Length > 0)
        {
            headers["Content-Type"] = Json;
        }

        if (GetHint(result, options) is { } constraint)
        {
            headers[ConstraintHint.Header] = constraint;
        }

        if (GetReason(result, options) is { } reason)
        {
            headers[RejectionReason.Header] = reason;
        }

        return headers;
    }

    private static string? GetReason(Response result, MockOptions options) =>
        options.Hints && result.Rejection is { } rejection ? RejectionReason.Describe(rejection) : null;

    private static string? GetHint(Response result, MockOptions options) =>
        options.Hints && result.Rejection?.Constraint is { } constraints ? ConstraintHint.Format(constraints) : null;
}
