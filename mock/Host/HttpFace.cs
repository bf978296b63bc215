using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SdrsMock.Control;
using SdrsMock.Engine;
using SdrsMock.Storage;

namespace SdrsMock.Host;

/// <summary>Turns HTTP into calls of the mock and its control plane, and their replies back into HTTP.</summary>
internal sealed class HttpFace(MockOptions options, MockEngine engine, ControlPlane control, AdminFace admin, CancellationToken ending)
{
    /// <summary>The gateway's limit on a body: 12 MB (ALL-06).</summary>
    public const int MostBodyBytes = 12 << 20;

    /// <summary>Of path and query together; no page gives a number.</summary>
    public const int MostTargetBytes = 16 << 10;

    /// <summary>Of all headers together; no page gives a number.</summary>
    public const int MostHeaderBytes = 32 << 10;

    private static readonly Func<ApiRequest, StoreFailure, Reply> s_unsimulated = (request, failure) => Reply.Unkept(failure, request.Id);
    private static readonly Func<ApiRequest, StoreFailure, Reply> s_unsteered = (_, _) => ControlPlane.Problem(500, "The state cannot be kept, and nothing was changed.");

    private readonly Func<ApiRequest, Reply> _simulate = engine.Answer;
    private readonly Func<ApiRequest, Reply> _steer = control.Answer;
    private readonly AsyncLocal<BehindStubs> _behindStubs = new();
    private readonly ILogger _log = (options.Loggers ?? Logs.BugsOnly).CreateLogger("SdrsMock");

    // What a runner wants to know of the mock before it plays stories that are about one mode only.
    private readonly string _character =
        $"auth={AuthModes.NameOf(options.Auth)}; edition={engine.Edition.Name}; hints={(options.Hints ? "on" : "off")}".ToLowerInvariant();

    /// <summary>Tests of the paths that people's stubs may want.</summary>
    public IReadOnlyList<Func<string, bool>> Stubs { get; set; } = [];

    public async Task Answer(HttpContext context, RequestDelegate behind)
    {
        var id = RequestIds.Next();
        try
        {
            await Serve(context, behind, id);
            if (_log.IsEnabled(LogLevel.Debug))
            {
                Log.Answered(_log, context.Request.Method, context.SentTarget(), context.Response.StatusCode, id);
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
        var call = _behindStubs.Value!;
        var request = call.Take();
        var reply = await Delayed(await Simulated(request), call.Context);
        return (reply.Status, Outgoing.Ready(call.Context, reply, request.Id, options), reply.Body);
    }

    private async Task Serve(HttpContext context, RequestDelegate behind, string id)
    {
        try
        {
            var request = await Incoming.Read(context, id);
            if (ControlPlane.IsMeant(request))
            {
                await Control(context, request);
            }
            else if (!IsNearStubs(context) || !await PassedStubs(new(request, context), behind))
            {
                await Outgoing.Write(context, await Delayed(await Simulated(request), context), request.Id, options);
            }
        }
        catch (BadHttpRequestException wrong)
        {
            await Outgoing.Write(context, Reply.Refused(new(RefusalOf(wrong)), id), id, options);
        }
        catch (Exception bug) when (bug is not OperationCanceledException and not IOException)
        {
            // Our bug, never the service's: loud on our side, quiet on the wire.
            Log.Bug(_log, bug, context.Request.Method, context.SentTarget(), id);
            Telemetry.Bug();
            await Outgoing.Write(context, Reply.Refused(new(Errors.InternalError), id), id, options);
        }
    }

    private bool IsNearStubs(HttpContext context) => Stubs.Count > 0 && Stubs.Any(wants => wants(context.Request.Path.Value ?? "/"));

    // Whether a stub or the simulation behind the stubs has answered.
    private async Task<bool> PassedStubs(BehindStubs call, RequestDelegate behind)
    {
        _behindStubs.Value = call;
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
        if (ControlPlane.IsOpen(request) || await admin.Admits(context))
        {
            context.Response.Headers["X-Sdrs-Mock"] = _character;
            var reply = await Kept(_steer, request, s_unsteered);
            if (request.Method != "GET")
            {
                Log.Steered(_log, request.Method, context.SentTarget(), reply.Status);
            }

            await Outgoing.Write(context, reply, request.Id, options);
        }
    }

    private ValueTask<Reply> Simulated(ApiRequest request) => Kept(_simulate, request, s_unsimulated);

    // Nobody is told what is not in the store.
    private static ValueTask<Reply> Kept(Func<ApiRequest, Reply> answer, ApiRequest request, Func<ApiRequest, StoreFailure, Reply> failed)
    {
        try
        {
            var reply = answer(request);
            return reply.Kept is { } kept ? Kept(reply, kept, request, failed) : new(reply);
        }
        catch (StoreFailure failure)
        {
            return new(failed(request, failure));
        }
    }

    private static async ValueTask<Reply> Kept(Reply reply, Task kept, ApiRequest request, Func<ApiRequest, StoreFailure, Reply> failed)
    {
        try
        {
            await kept;
            return reply;
        }
        catch (StoreFailure failure)
        {
            return failed(request, failure);
        }
    }

    private ValueTask<Reply> Delayed(Reply reply, HttpContext context) =>
        reply.Delay > TimeSpan.Zero && !options.Clock.IsFrozen ? Wait(reply, context.RequestAborted) : new(reply);

    private async ValueTask<Reply> Wait(Reply reply, CancellationToken gone)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone, ending);
        try
        {
            await Task.Delay(reply.Delay, TimeProvider.System, stop.Token);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            // The mock ends, and whoever ends it shall not wait for this.
        }

        return reply;
    }

    private static ApiError RefusalOf(BadHttpRequestException wrong) => wrong.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => Errors.BodyTooLarge,
        StatusCodes.Status414UriTooLong => Errors.UriTooLong,
        StatusCodes.Status431RequestHeaderFieldsTooLarge => Errors.HeadersTooLarge,
        StatusCodes.Status408RequestTimeout => ApiError.OfStatus(408)!,
        _ => Errors.RequestMalformed,
    };
}
