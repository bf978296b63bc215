using System.Text.Json;
using SdrsMock.Schemas;

namespace SdrsMock.Engine;

/// <summary>
/// What happens to a request, in order. The order is behaviour: it decides which error wins. After credentials, route,
/// JSON, wrapper and syntax come the operation's own rules, phase by phase (<see cref="Phase"/>).
/// </summary>
internal sealed class Pipeline(Router router, Worlds worlds, Credentials credentials, Shared shared, Coverage coverage)
{
    /// <summary>The answer; what becomes known of the call on its way is noted.</summary>
    public Reply Answer(ApiRequest request, Trace trace)
    {
        var reply = Judge(request, trace);
        if (reply.Refusal is { } refusal)
        {
            coverage.Met(refusal.Error);
            coverage.Broke(refusal);
        }
        else if (trace.Operation is { } operation)
        {
            coverage.Succeeded(operation.Name);
            if (reply.Job is null && SynchronousTransitions.Of(operation.Name) is { } transition)
            {
                coverage.Took(transition);
            }
        }

        return reply;
    }

    private Reply Judge(ApiRequest request, Trace trace)
    {
        if (credentials.Judge(request, out var token) is { } unknownCaller)
        {
            return Refuse(request, unknownCaller);
        }

        if (Uncarried(request) is { } uncarried)
        {
            return Refuse(request, uncarried);
        }

        var route = router.Find(request.Method, request.RawPath);
        trace.ProjectId = route.Values.Find("project_id");
        if (route.Candidates is [])
        {
            return Refuse(request, new(route.PathIsKnown ? Errors.MethodNotServed : Errors.PathNotServed, "ALL-08", request.RawPath));
        }

        if (credentials.JudgeProject(request, token, trace.ProjectId) is { } foreignProject)
        {
            return Refuse(request, foreignProject);
        }

        if (request.Method == "GET" || request.Body.IsEmpty)
        {
            // Some clients send {} with every GET; it means nothing.
            return Route(request, token, route, default, trace);
        }

        if (WrongMediaType(request) is { } wrongMediaType)
        {
            return Refuse(request, wrongMediaType);
        }

        using var document = StrictJson.Parse(request.Body, out var problem);
        return document is null
            ? Refuse(request, new(Errors.RequestInvalid, "ALL-05", "$", problem))
            : Route(request, token, route, document.RootElement, trace);
    }

    private Reply Route(ApiRequest request, Token? token, Route route, JsonElement body, Trace trace)
    {
        if (route.Pick(body) is not { } operation)
        {
            return Refuse(request, RefusalOf(route.NoMatch));
        }

        trace.Operation = operation;
        if (credentials.JudgeRole(token, writes: !operation.OnlyReads) is { } notPermitted)
        {
            return Refuse(request, notPermitted);
        }

        var fault = shared.Strike(operation.Name, trace.ProjectId);
        if (fault?.Answer is { } planned)
        {
            return Refuse(request, planned) with { Delay = fault.Delay, Drop = fault.Drop };
        }

        var reply = Perform(request, operation, route.Values, body, fault);
        return fault is null ? reply : reply with { Delay = fault.Delay, Drop = fault.Drop };
    }

    private Reply Perform(ApiRequest request, Operation operation, PathValues path, JsonElement body, Strike? fault)
    {
        var contract = operation.Contract;
        if (contract.Query.Read(request.Query, out var query) is { } wrongQuery)
        {
            return Refuse(request, RefusalOf(wrongQuery));
        }

        if (SyntaxOf(contract, body) is { } wrongBody)
        {
            return Refuse(request, RefusalOf(wrongBody));
        }

        using var turn = worlds.Enter(path.Find("project_id"), operation.OnlyReads);
        var world = turn.World;
        if (!world.Throttle.Admits(operation.Name, worlds.Store))
        {
            return Refuse(request, new(Errors.Throttled, "ALL-09", null, "the project's calls_per_second are spent"));
        }

        try
        {
            var reply = CarryOut(operation, new(world, path, query, new(body, contract.Body), request.BaseUrl), fault);
            return operation.OnlyReads ? turn.Seen(reply) : turn.Keep(reply, request, fault);
        }
        catch
        {
            turn.BreakOff();
            throw;
        }
    }

    /// <summary>Carries out a call that was carried out before, in a world that is held and settled.</summary>
    public Reply Repeat(World world, ApiRequest request, Strike? fault)
    {
        using var document = request.Body.IsEmpty ? null : StrictJson.Parse(request.Body, out _);
        var body = document?.RootElement ?? default;
        var route = router.Find(request.Method, request.RawPath);
        var operation = route.Pick(body)!;
        operation.Contract.Query.Read(request.Query, out var query);
        return CarryOut(operation, new(world, route.Values, query, new(body, operation.Contract.Body), request.BaseUrl), fault);
    }

    private Reply CarryOut(Operation operation, Call call, Strike? fault)
    {
        var reply = operation.Run(call);
        if (reply.Job is { } job)
        {
            fault?.Spoil(job);
            coverage.SawJob(job.StatusAt(call.World.Now));
        }

        return reply;
    }

    // GET and a bodiless DELETE have nothing to judge; a bodiless POST lacks its wrapper.
    private static Violation? SyntaxOf(Contract contract, JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Undefined when contract.Method is "GET" => null,
        JsonValueKind.Undefined => contract.Body.Check(s_empty),
        _ => contract.Body.Check(body),
    } is { } violation ? violation.Path.Length == 0 ? violation with { Path = "$", Constraint = violation.Constraint ?? "ALL-07" } : violation.Path[0] == '$' ? violation : violation with { Path = $"$.{violation.Path}" } : null;

    private static readonly JsonElement s_empty = JsonDocument.Parse("{}").RootElement;

    // What the gateway refuses before it looks at the call.
    private static Refusal? Uncarried(ApiRequest request)
    {
        if (request.BodyTooLarge)
        {
            return new(Errors.BodyTooLarge, "ALL-06", "$", "the body is larger than 12 MB");
        }

        return request.Header("Accept") is { Length: > 0 } accept && !AcceptsJson(accept)
            ? new(Errors.NotAcceptable, null, "Accept", $"answers are application/json, and '{accept}' excludes it")
            : null;
    }

    private static bool AcceptsJson(string accept) =>
        accept.Contains("json", StringComparison.OrdinalIgnoreCase) || accept.Contains("*/*", StringComparison.Ordinal)
        || accept.Contains("application/*", StringComparison.OrdinalIgnoreCase);

    private static Refusal? WrongMediaType(ApiRequest request) =>
        request.Header("Content-Type") is { Length: > 0 } type && !type.TrimStart().StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
            ? new(Errors.RequestInvalid, "ALL-05", "Content-Type", $"the body must be application/json, not {type}")
            : null;

    private static Refusal RefusalOf(Violation violation) => new(
        violation.Error is { } code ? ApiError.Find(code)! : Errors.RequestInvalid,
        violation.Constraint,
        violation.Path,
        $"{violation.Path}: {violation.Problem}");

    private static Reply Refuse(ApiRequest request, Refusal refusal) => Reply.Refused(refusal, request.Id);
}
