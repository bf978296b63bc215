using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SdrsMock.ControlPlane;
using SdrsMock.Diagnostics;

namespace SdrsMock.Hosting;

/// <summary>
/// Guards the control plane and WireMock.Net's admin with the access policy, and keeps stack traces out of admin responses.
/// </summary>
internal sealed class AdminEndpoint(MockOptions options)
{
    private readonly AdminAccessPolicy _policy = new(options);
    private readonly ILogger _log = (options.Loggers ?? LoggerFactories.ErrorsOnly).CreateLogger("SdrsMock");

    /// <summary>
    /// Logs a warning if the control plane is reachable from other machines without a token. Call it once the server listens.
    /// </summary>
    public void OnListening(Uri url)
    {
        if (_policy.IsUnprotected)
        {
            Log.Unprotected(_log, url.Authority);
        }
    }

    /// <summary>
    /// Checks whether a request may use the control plane and WireMock.Net's admin; writes the 401 or 403 response if not.
    /// </summary>
    public async Task<bool> IsAllowed(HttpContext context)
    {
        if (_policy.FindViolation(context.Request) is not (var status, var reason))
        {
            return true;
        }

        Log.AccessDenied(_log, context.Request.Method, context.SentTarget(), reason);
        await ResponseWriter.Write(context, ControlPlaneApi.Problem(status, reason), RequestIds.Next(), options);
        return false;
    }

    /// <summary>
    /// Forwards a request to WireMock.Net's admin. An exception or a 5xx response becomes a 400 with one message, without the
    /// stack trace.
    /// </summary>
    public async Task InvokeAdmin(HttpContext context, RequestDelegate admin)
    {
        var wire = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        string? problem = null;
        try
        {
            await admin(context);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            problem = exception.Message;
        }

        context.Response.Body = wire;
        if (problem is null && context.Response.StatusCode < StatusCodes.Status500InternalServerError)
        {
            context.Response.Headers["X-Request-Id"] = RequestIds.Next();
            await wire.WriteAsync(buffer.ToArray(), context.RequestAborted);
            return;
        }

        context.Response.Clear();
        problem ??= WireMockError.Describe(buffer.ToArray());
        var response = ControlPlaneApi.Problem(400, $"WireMock.Net rejected the request: {problem}");
        await ResponseWriter.Write(context, response, RequestIds.Next(), options);
    }
}
