using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SdrsMock.ControlPlane;
using SdrsMock.Diagnostics;

namespace SdrsMock.Hosting;

/// <summary>WireMock.Net's admin and the control plane as callers meet them: behind a gate, and without a stack trace.</summary>
internal sealed class AdminEndpoint(MockOptions options)
{
    private readonly AdminAccessPolicy _policy = new(options);
    private readonly ILogger _log = (options.Loggers ?? LoggerFactories.ErrorsOnly).CreateLogger("SdrsMock");

    /// <summary>To be called once others can reach it: says so if that is anybody.</summary>
    public void OnListening(Uri url)
    {
        if (_policy.IsUnprotected)
        {
            Log.Unprotected(_log, url.Authority);
        }
    }

    /// <summary>Whether a caller may use the control plane and WireMock.Net's admin; answers 401 or 403 itself where not.</summary>
    public async Task<bool> IsAllowed(HttpContext context)
    {
        if (_policy.FindViolation(context.Request) is not (var status, var sentence))
        {
            return true;
        }

        Log.AccessDenied(_log, context.Request.Method, context.SentTarget(), sentence);
        await ResponseWriter.Write(context, ControlPlaneApi.Problem(status, sentence), RequestIds.Next(), options);
        return false;
    }

    /// <summary>Lets WireMock.Net's admin answer; what it cannot make sense of is refused in a sentence, where it would show its stack trace.</summary>
    public async Task InvokeAdmin(HttpContext context, RequestDelegate admin)
    {
        var wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
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
            await wire.WriteAsync(answer.ToArray(), context.RequestAborted);
            return;
        }

        context.Response.Clear();
        await ResponseWriter.Write(context, ControlPlaneApi.Problem(400, $"WireMock.Net cannot make sense of the call: {problem ?? WireMockError.Describe(answer.ToArray())}"), RequestIds.Next(), options);
    }
}
