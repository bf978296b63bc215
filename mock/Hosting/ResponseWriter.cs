using Microsoft.AspNetCore.Http;
using SdrsMock.Http;

namespace SdrsMock.Hosting;

/// <summary>Writes a reply on the wire.</summary>
internal static class ResponseWriter
{
    private const string Json = "application/json";

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
            response.Headers["X-Sdrs-Mock-Constraint"] = constraint;
        }

        foreach (var (name, value) in result.Headers)
        {
            response.Headers[name] = value;
        }

        if (result.Body.Length > 0)
        {
            response.ContentType = Json;
            response.ContentLength = result.Body.Length;
            // Without a token: asking for one costs each request a source of its own, and a broken connection ends the write anyway.
            await response.BodyWriter.WriteAsync(result.Body);
        }
    }

    /// <summary>Makes ready for a reply that takes the way through the stubs, where WireMock.Net writes it.</summary>
    /// <returns>The same headers as <see cref="Write"/> gives.</returns>
    public static IReadOnlyDictionary<string, string> Ready(HttpContext context, Response result, string requestId, MockOptions options)
    {
        if (result.Drop)
        {
            context.Abort();
        }
        else if (result.Body.Length > 0)
        {
            // WireMock.Net takes no length from us, and would send chunks.
            context.Response.ContentLength = result.Body.Length;
        }

        var headers = new Dictionary<string, string>(result.Headers) { ["X-Request-Id"] = requestId };
        if (result.Body.Length > 0)
        {
            headers["Content-Type"] = Json;
        }

        if (GetHint(result, options) is { } constraint)
        {
            headers["X-Sdrs-Mock-Constraint"] = constraint;
        }

        return headers;
    }

    private static string? GetHint(Response result, MockOptions options) => options.Hints ? result.Rejection?.Constraint : null;
}
