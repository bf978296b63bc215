using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using SdrsMock.Control;
using SdrsMock.Engine;
using SdrsMock.Storage;

namespace SdrsMock.Host;

/// <summary>Turns HTTP into calls of the mock and its control plane, and their replies back into HTTP.</summary>
internal sealed class HttpFace(MockOptions options, MockEngine engine, ControlPlane control)
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
    private readonly string _instance = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly AdminGate _gate = new(options);
    private readonly ILogger _log = (options.Loggers ?? Logs.BugsOnly).CreateLogger("SdrsMock");
    private readonly CancellationTokenSource _ending = new();
    private long _requests;

    // What a runner wants to know of the mock before it plays stories that are about one mode only.
    private readonly string _character = $"auth={options.Auth}; edition={engine.Edition.Name}; hints={(options.Hints ? "on" : "off")}".ToLowerInvariant();

    /// <summary>Tests of the paths that people's stubs may want.</summary>
    public IReadOnlyList<Func<string, bool>> Stubs { get; set; } = [];

    /// <summary>To be called once others can reach it: says so if that is anybody.</summary>
    public void Opened(Uri url)
    {
        if (_gate.IsWideOpen)
        {
            Log.WideOpen(_log, url.Authority);
        }
    }

    /// <summary>Answers that a fault rule holds back are given now: whoever ends the mock shall not wait for them.</summary>
    public void End() => _ending.Cancel();

    public async Task Answer(HttpContext context, RequestDelegate behind)
    {
        var id = NextId();
        try
        {
            await Serve(context, behind, id);
            if (_log.IsEnabled(LogLevel.Debug))
            {
                Log.Answered(_log, context.Request.Method, TargetOf(context), context.Response.StatusCode, id);
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

    /// <summary>Whether a caller may use the control plane and WireMock.Net's admin; answers 401 or 403 itself where not.</summary>
    public async Task<bool> Admits(HttpContext context)
    {
        if (_gate.Refuse(context.Request) is not (var status, var sentence))
        {
            return true;
        }

        Log.TurnedAway(_log, context.Request.Method, TargetOf(context), sentence);
        await Outgoing.Write(context, ControlPlane.Problem(status, sentence), NextId(), options);
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
            context.Response.Headers["X-Request-Id"] = NextId();
            await wire.WriteAsync(answer.ToArray(), context.RequestAborted);
            return;
        }

        context.Response.Clear();
        await Outgoing.Write(context, ControlPlane.Problem(400, $"WireMock.Net cannot make sense of the call: {problem ?? AdminProblem.Of(answer.ToArray())}"), NextId(), options);
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
            Log.Bug(_log, bug, context.Request.Method, TargetOf(context), id);
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
        if (ControlPlane.IsOpen(request) || await Admits(context))
        {
            context.Response.Headers["X-Sdrs-Mock"] = _character;
            var reply = await Kept(_steer, request, s_unsteered);
            if (request.Method != "GET")
            {
                Log.Steered(_log, request.Method, TargetOf(context), reply.Status);
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
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone, _ending.Token);
        try
        {
            await Task.Delay(reply.Delay, TimeProvider.System, stop.Token);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
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

    private static string TargetOf(HttpContext context) => context.Features.Get<IHttpRequestFeature>()!.RawTarget;

    private string NextId() => $"{_instance}{Interlocked.Increment(ref _requests):x16}";
}
