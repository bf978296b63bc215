using Microsoft.AspNetCore.Http;
using SdrsMock.Engine;

namespace SdrsMock.Host;

/// <summary>Writes a reply on the wire.</summary>
internal static class Outgoing
{
    private const string Json = "application/json";

    public static async ValueTask Write(HttpContext context, Reply reply, string requestId, MockOptions options)
    {
        if (reply.Drop || context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers["X-Request-Id"] = requestId;
        if (HintOf(reply, options) is { } constraint)
        {
            response.Headers["X-Sdrs-Mock-Constraint"] = constraint;
        }

        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        if (reply.Body.Length > 0)
        {
            response.ContentType = Json;
            response.ContentLength = reply.Body.Length;
            // Without a token: asking for one costs each request a source of its own, and a broken connection ends the write anyway.
            await response.BodyWriter.WriteAsync(reply.Body);
        }
    }

    /// <summary>Makes ready for a reply that takes the way through the stubs, where WireMock.Net writes it.</summary>
    /// <returns>The same headers as <see cref="Write"/> gives.</returns>
    public static IReadOnlyDictionary<string, string> Ready(HttpContext context, Reply reply, string requestId, MockOptions options)
    {
        if (reply.Drop)
        {
            context.Abort();
        }
        else if (reply.Body.Length > 0)
        {
            // WireMock.Net takes no length from us, and would send chunks.
            context.Response.ContentLength = reply.Body.Length;
        }

        var headers = new Dictionary<string, string>(reply.Headers) { ["X-Request-Id"] = requestId };
        if (reply.Body.Length > 0)
        {
            headers["Content-Type"] = Json;
        }

        if (HintOf(reply, options) is { } constraint)
        {
            headers["X-Sdrs-Mock-Constraint"] = constraint;
        }

        return headers;
    }

    private static string? HintOf(Reply reply, MockOptions options) => options.Hints ? reply.Refusal?.Constraint : null;
}
