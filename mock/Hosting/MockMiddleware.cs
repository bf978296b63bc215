using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SdrsMock.Common;
using SdrsMock.ControlPlane;
using SdrsMock.Diagnostics;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.Hosting;

/// <summary>Turns HTTP into calls of the mock and its control plane, and their replies back into HTTP.</summary>
internal sealed class MockMiddleware(MockOptions options, MockEngine engine, ControlPlaneApi control, AdminEndpoint admin, CancellationToken ending)
{
    /// <summary>The gateway's limit on a body: 12 MB (ALL-06).</summary>
    public const int MaxBodyBytes = 12 << 20;

    /// <summary>Of path and query together; no page gives a number.</summary>
    public const int MaxTargetBytes = 16 << 10;

    /// <summary>Of all headers together; no page gives a number.</summary>
    public const int MaxHeaderBytes = 32 << 10;

    private static readonly Func<ApiRequest, StoreException, Response> s_notSimulated = (request, exception) => Response.NotPersisted(exception, request.Id);
    private static readonly Func<ApiRequest, StoreException, Response> s_notControlPlane = (_, _) => ControlPlaneApi.Problem(500, "The state cannot be kept, and nothing was changed.");

    private readonly Func<ApiRequest, Response> _simulator = engine.Handle;
    private readonly Func<ApiRequest, Response> _controlPlane = control.Handle;
    private readonly AsyncLocal<StubFallback> _stubFallback = new();
    private readonly ILogger _log = (options.Loggers ?? LoggerFactories.ErrorsOnly).CreateLogger("SdrsMock");

    // What a runner wants to know of the mock before it plays stories that are about one mode only.
    private readonly string _character =
        $"auth={AuthModes.NameOf(options.Auth)}; edition={engine.Edition.Name}; hints={(options.Hints ? "on" : "off")}".ToLowerInvariant();

    /// <summary>Tests of the paths that people's stubs may want.</summary>
    public IReadOnlyList<Func<string, bool>> Stubs { get; set; } = [];

    public async Task HandleAsync(HttpContext context, RequestDelegate behind)
    {
        var id = RequestIds.Next();
        try
        {
            await Serve(context, behind, id);
            if (_log.IsEnabled(LogLevel.Debug))
            {
                Log.RequestHandled(_log, context.Request.Method, context.SentTarget(), context.Response.StatusCode, id);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The caller is gone. What escapes from here, the server behind us would answer with its stack trace.
            context.Abort();
        }
    }

    /// <summary>What the simulation answers to the call that no stub wanted after all.</summary>
    public async Task<(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)> Simulate()
    {
        var call = _stubFallback.Value!;
        var request = call.Take();
        var response = await Delayed(await Simulated(request), call.Context);
        return (response.Status, ResponseWriter.Ready(call.Context, response, request.Id, options), response.Body);
    }

    private async Task Serve(HttpContext context, RequestDelegate behind, string id)
    {
        try
        {
            var request = await RequestReader.Read(context, id);
            if (ControlPlaneApi.Matches(request))
            {
                await Control(context, request);
            }
            else if (!MayMatchStub(context) || !await PassedStubs(new(request, context), behind))
            {
                await ResponseWriter.Write(context, await Delayed(await Simulated(request), context), request.Id, options);
            }
        }
        catch (BadHttpRequestException exception)
        {
            await ResponseWriter.Write(context, Response.Rejected(new(GetRejection(exception)), id), id, options);
        }
        catch (Exception bug) when (bug is not OperationCanceledException and not IOException)
        {
            // Our bug, never the service's: loud on our side, quiet on the wire.
            Log.InternalError(_log, bug, context.Request.Method, context.SentTarget(), id);
            Telemetry.RecordInternalError();
            await ResponseWriter.Write(context, Response.Rejected(new(Errors.InternalError), id), id, options);
        }
    }

    private bool MayMatchStub(HttpContext context) => Stubs.Count > 0 && Stubs.Any(wants => wants(context.Request.Path.Value ?? "/"));

    // Whether a stub or the simulation behind the stubs has answered.
    private async Task<bool> PassedStubs(StubFallback call, RequestDelegate behind)
    {
        _stubFallback.Value = call;
        try
        {
            await behind(call.Context);
            return true;
        }
        catch (Exception unreadable) when (!call.IsSimulated && unreadable is (ArgumentException or IndexOutOfRangeException))
        {
            // WireMock.Net reads no query that repeats a name in another case, or has more = than names: no stub has seen the call.
            call.Take();
            return false;
        }
    }

    private async Task Control(HttpContext context, ApiRequest request)
    {
        if (ControlPlaneApi.AllowsAnonymous(request) || await admin.IsAllowed(context))
        {
            context.Response.Headers["X-Sdrs-Mock"] = _character;
            var response = await AwaitPersistedAsync(_controlPlane, request, s_notControlPlane);
            if (request.Method != "GET")
            {
                Log.ControlPlaneCalled(_log, request.Method, context.SentTarget(), response.Status);
            }

            await ResponseWriter.Write(context, response, request.Id, options);
        }
    }

    private ValueTask<Response> Simulated(ApiRequest request) => AwaitPersistedAsync(_simulator, request, s_notSimulated);

    // Nobody is told what is not in the store.
    private static ValueTask<Response> AwaitPersistedAsync(Func<ApiRequest, Response> answer, ApiRequest request, Func<ApiRequest, StoreException, Response> failed)
    {
        try
        {
            var response = answer(request);
            return response.Persisted is { } kept ? AwaitPersistedAsync(response, kept, request, failed) : new(response);
        }
        catch (StoreException exception)
        {
            return new(failed(request, exception));
        }
    }

    private static async ValueTask<Response> AwaitPersistedAsync(Response response, Task kept, ApiRequest request, Func<ApiRequest, StoreException, Response> failed)
    {
        try
        {
            await kept;
            return response;
        }
        catch (StoreException exception)
        {
            return failed(request, exception);
        }
    }

    private ValueTask<Response> Delayed(Response response, HttpContext context) =>
        response.Delay > TimeSpan.Zero && !options.Clock.IsFrozen ? Wait(response, context.RequestAborted) : new(response);

    private async ValueTask<Response> Wait(Response response, CancellationToken gone)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone, ending);
        try
        {
            await Task.Delay(response.Delay, TimeProvider.System, stop.Token);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            // The mock ends, and whoever ends it shall not wait for this.
        }

        return response;
    }

    private static ApiError GetRejection(BadHttpRequestException wrong) => wrong.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => Errors.BodyTooLarge,
        StatusCodes.Status414UriTooLong => Errors.UriTooLong,
        StatusCodes.Status431RequestHeaderFieldsTooLarge => Errors.HeadersTooLarge,
        StatusCodes.Status408RequestTimeout => ApiError.FindByStatus(408)!,
        _ => Errors.RequestMalformed,
    };
}
