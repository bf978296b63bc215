using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SdrsMock.Common;
using SdrsMock.ControlPlane;
using SdrsMock.Diagnostics;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.WebConsole;

namespace SdrsMock.Hosting;

/// <summary>ASP.NET Core middleware: reads HTTP requests, passes them to the simulator or the control plane, and writes the responses.
/// Safe for concurrent use.</summary>
internal sealed class MockMiddleware(
    MockOptions options, MockEngine engine, ControlPlaneApi control, AdminEndpoint admin, CancellationToken ending)
{
    /// <summary>The gateway's limit on a request body, in bytes: 12 MB (ALL-06).</summary>
    public const int MaxBodyBytes = RequestLimits.MaxBodyBytes;

    /// <summary>Limit on path and query together, in bytes. The documentation gives no number.</summary>
    public const int MaxTargetBytes = RequestLimits.MaxTargetBytes;

    /// <summary>Limit on all headers together, in bytes. The documentation gives no number.</summary>
    public const int MaxHeaderBytes = RequestLimits.MaxHeaderBytes;

    private readonly DurableHandler _controlPlane = new(
        (request, _) => control.Handle(request), (_, _) => Response.Problem(500, "The state cannot be saved; nothing was changed."));
    private readonly AsyncLocal<StubFallback> _stubFallback = new();
    private readonly ILogger _log = (options.Loggers ?? LoggerFactories.ErrorsOnly).CreateLogger("SdrsMock");

    // Sent as X-Sdrs-Mock: a runner reads it to skip scenarios that need another mode.
    private readonly string _modes =
        $"auth={AuthModes.NameOf(options.Auth)}; edition={engine.Edition.Name}; hints={(options.Hints ? "on" : "off")}".ToLowerInvariant();

    /// <summary>Path filters of the user's stubs: a request goes through the stub matcher only when one of them accepts its path.</summary>
    public IReadOnlyList<Func<string, bool>> Stubs { get; set; } = [];

    /// <summary>Handles one request.</summary>
    /// <param name="context">The HTTP exchange.</param>
    /// <param name="next">WireMock.Net's matcher.</param>
    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var id = RequestIds.Next();
        try
        {
            await Serve(context, next, id);
            if (_log.IsEnabled(LogLevel.Debug))
            {
                Log.RequestHandled(_log, context.Request.Method, context.LoggedTarget(), context.Response.StatusCode, id);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client has disconnected. WireMock.Net would answer an uncaught exception with its stack trace.
            context.Abort();
        }
    }

    /// <summary>Whether the current request came through this middleware, so that it can be simulated.</summary>
    public bool IsSimulating => _stubFallback.Value is not null;

    /// <summary>Simulates the current request, which no stub has matched.</summary>
    public async Task<(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)> Simulate()
    {
        var call = _stubFallback.Value!;
        var request = call.Take();
        var response = await Delayed(await engine.HandleAsync(request), call.Context);
        return (response.Status, ResponseWriter.Ready(call.Context, response, request.Id, options), response.Body);
    }

    private async Task Serve(HttpContext context, RequestDelegate next, string id)
    {
        try
        {
            var request = await RequestReader.Read(context, id);
            if (ConsolePages.Matches(request))
            {
                await ResponseWriter.Write(context, ConsolePages.Handle(request), request.Id, options);
            }
            else if (ControlPlaneApi.Matches(request))
            {
                await Control(context, request);
            }
            else if (ConsolePages.IsBrowserAtRoot(request) && !MayMatchStub(context))
            {
                await ResponseWriter.Write(context, ConsolePages.RedirectToConsole(), request.Id, options);
            }
            else if (!MayMatchStub(context) || !await TryStubs(new(request, context), next))
            {
                await ResponseWriter.Write(context, await Delayed(await engine.HandleAsync(request), context), request.Id, options);
            }
        }
        catch (BadHttpRequestException exception)
        {
            var response = ControlPlaneApi.Matches(context.SentTarget())
                ? Response.Problem(exception.StatusCode, $"The request cannot be read: {exception.Message.TrimEnd('.')}.")
                : Response.Rejected(new(GetRejection(exception)), id);
            await ResponseWriter.Write(context, response, id, options);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not IOException)
        {
            // A bug of the mock, not an error of the service: the log has the details, the response does not.
            Log.InternalError(_log, exception, context.Request.Method, context.LoggedTarget(), id);
            Telemetry.RecordInternalError();
            await ResponseWriter.Write(context, Response.Rejected(new(Errors.InternalError), id), id, options);
        }
    }

    private bool MayMatchStub(HttpContext context) => Stubs.Count > 0 && Stubs.Any(accepts => accepts(context.Request.Path.Value ?? "/"));

    // Returns whether a stub, or the simulator as the stubs' fallback, has written the response.
    private async Task<bool> TryStubs(StubFallback call, RequestDelegate next)
    {
        _stubFallback.Value = call;
        try
        {
            await next(call.Context);
            return true;
        }
        catch (Exception exception) when (!call.IsSimulated && exception is (ArgumentException or IndexOutOfRangeException))
        {
            // WireMock.Net fails on a query that repeats a name in another case or has too many '='; no stub was tried.
            call.Take();
            return false;
        }
    }

    private async Task Control(HttpContext context, ApiRequest request)
    {
        if (ControlPlaneApi.AllowsAnonymous(request) || await admin.IsAllowed(context))
        {
            var response = await _controlPlane.HandleAsync(request, new());
            context.Response.Headers["X-Sdrs-Mock"] = GetModes(request);
            if (request.Method != "GET")
            {
                Log.ControlPlaneCalled(_log, request.Method, context.LoggedTarget(), response.Status);
            }

            await ResponseWriter.Write(context, response, request.Id, options);
            if (response.Stream is { } parts && request.SentMethod != "HEAD")
            {
                await ResponseStream.Write(context, parts, ending);
            }
        }
    }

    private string GetModes(ApiRequest request) =>
        engine.Mutants.FindId(request.Query.FirstOrDefault(pair => pair.Key == "project_id").Value) is { } mutant
            ? $"{_modes}; mutant={mutant}"
            : _modes;

    private ValueTask<Response> Delayed(Response response, HttpContext context) =>
        response.Delay > TimeSpan.Zero ? Wait(response, context.RequestAborted) : new(response);

    private async ValueTask<Response> Wait(Response response, CancellationToken disconnected)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(disconnected, ending);
        try
        {
            await Task.Delay(response.Delay, TimeProvider.System, stop.Token);
        }
        catch (OperationCanceledException) when (!disconnected.IsCancellationRequested)
        {
            // The mock is shutting down; the response is sent without the rest of the delay.
        }

        return response;
    }

    private static ApiError GetRejection(BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => Errors.BodyTooLarge,
        StatusCodes.Status414UriTooLong => Errors.UriTooLong,
        StatusCodes.Status431RequestHeaderFieldsTooLarge => Errors.HeadersTooLarge,
        StatusCodes.Status408RequestTimeout => ApiError.FindByStatus(408)!,
        _ => Errors.RequestMalformed,
    };
}
