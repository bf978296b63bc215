using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SdrsMock.Diagnostics;
using SdrsMock.Http;

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
    /// <param name="bound">The addresses that the server really listens on.</param>
    public void OnListening(IReadOnlyList<Uri> bound)
    {
        if (options.AdminToken is null && bound.FirstOrDefault(address => !address.IsLoopback) is { } reachable)
        {
            Log.Unprotected(_log, reachable.Authority);
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

        Log.AccessDenied(_log, context.Request.Method, context.LoggedTarget(), reason);
        await ResponseWriter.Write(context, Response.Problem(status, reason), RequestIds.Next(), options);
        return false;
    }

    /// <summary>
    /// Forwards a request to WireMock.Net's admin. An exception or a 5xx response becomes a 400 with one message, without the
    /// stack trace.
    /// </summary>
    /// <param name="context">The HTTP exchange.</param>
    /// <param name="admin">WireMock.Net's admin.</param>
    /// <param name="findProblem">Undoes what the mock cannot accept and returns the reason; null when nothing is wrong.</param>
    public async Task InvokeAdmin(HttpContext context, RequestDelegate admin, Func<string?> findProblem)
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
        problem ??= HttpMethods.IsGet(context.Request.Method) ? null : findProblem();
        if (problem is null && context.Response.StatusCode < StatusCodes.Status500InternalServerError)
        {
            context.Response.Headers["X-Request-Id"] = RequestIds.Next();
            await wire.WriteAsync(buffer.ToArray(), context.RequestAborted);
            return;
        }

        context.Response.Clear();
        problem ??= WireMockError.Describe(buffer.ToArray());
        var response = Response.Problem(400, $"WireMock.Net rejected the request: {problem}");
        await ResponseWriter.Write(context, response, RequestIds.Next(), options);
    }

    /// <summary>Writes a response in WireMock.Net's form.</summary>
    public async Task Respond(HttpContext context, int status, string text) => await ResponseWriter.Write(
        context, Response.Json(status, json =>
        {
            json.WriteStartObject();
            json.WriteString("Status", text);
            json.WriteEndObject();
        }), RequestIds.Next(), options);
}
