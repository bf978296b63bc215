using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SdrsMock.Control;

namespace SdrsMock.Host;

/// <summary>WireMock.Net's admin and the control plane as callers meet them: behind a gate, and without a stack trace.</summary>
internal sealed class AdminFace(MockOptions options)
{
    private readonly AdminGate _gate = new(options);
    private readonly ILogger _log = (options.Loggers ?? Logs.BugsOnly).CreateLogger("SdrsMock");

    /// <summary>To be called once others can reach it: says so if that is anybody.</summary>
    public void Opened(Uri url)
    {
        if (_gate.IsWideOpen)
        {
            Log.WideOpen(_log, url.Authority);
        }
    }

    /// <summary>Whether a caller may use the control plane and WireMock.Net's admin; answers 401 or 403 itself where not.</summary>
    public async Task<bool> Admits(HttpContext context)
    {
        if (_gate.Refuse(context.Request) is not (var status, var sentence))
        {
            return true;
        }

        Log.TurnedAway(_log, context.Request.Method, context.SentTarget(), sentence);
        await Outgoing.Write(context, ControlPlane.Problem(status, sentence), RequestIds.Next(), options);
        return false;
    }

    /// <summary>Lets WireMock.Net's admin answer; what it cannot make sense of is refused in a sentence, where it would show its stack trace.</summary>
    public async Task Shielded(HttpContext context, RequestDelegate admin)
    {
        var wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        string? problem = null;
        try
        {
            await admin(context);
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            problem = wrong.Message;
        }

        context.Response.Body = wire;
        if (problem is null && context.Response.StatusCode < StatusCodes.Status500InternalServerError)
        {
            context.Response.Headers["X-Request-Id"] = RequestIds.Next();
            await wire.WriteAsync(answer.ToArray(), context.RequestAborted);
            return;
        }

        context.Response.Clear();
        await Outgoing.Write(context, ControlPlane.Problem(400, $"WireMock.Net cannot make sense of the call: {problem ?? AdminProblem.Of(answer.ToArray())}"), RequestIds.Next(), options);
    }
}
