using System.Text.Json;
using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Diagnostics;
using SdrsMock.Faults;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Persistence;
using SdrsMock.Projects;
using SdrsMock.Schemas;
using SdrsMock.State;

namespace SdrsMock.Pipeline;

/// <summary>
/// Processes an SDRS request in a fixed order, which decides which error is returned: route, credentials, JSON, wrapper,
/// syntax, then the rules of the operation phase by phase (<see cref="Phase"/>).
/// </summary>
internal sealed class RequestPipeline(
    Router router, CommandExecutor executor, Authenticator credentials, GlobalState shared, CoverageCounters coverage, Edition edition,
        ProjectClocks clocks, MutationSwitch mutations)
    : IService
{
    /// <summary>SDRS serves what no other service does: the gateway rejects unknown paths.</summary>
    public string FindName(ApiRequest request) => ServiceHosts.Sdrs;

    /// <summary>Processes a request and counts its result.</summary>
    public Response Handle(ApiRequest request, RequestContext trace)
    {
        CallMutation? mutation = null;
        var response = Process(request, trace, ref mutation);
        if (response.Rejection is { } rejection)
        {
            coverage.RecordError(rejection.Error);
            coverage.RecordConstraint(rejection);
        }
        else if (trace.Operation is { } operation)
        {
            coverage.RecordSuccess(operation);
            if (response.Job is null && SynchronousTransitions.FindFor(operation) is { } transition)
            {
                coverage.RecordTransition(transition);
            }
        }

        return mutation is null ? response : Mutate(mutation, response, request, trace);
    }

    private static Response Mutate(CallMutation mutation, Response response, ApiRequest request, RequestContext trace)
    {
        var changed = mutation.ChangeResponse(response, request, trace.Operation);
        trace.Mutant = mutation.StruckId;
        return changed;
    }

    private Response Process(ApiRequest request, RequestContext trace, ref CallMutation? mutation)
    {
        var route = router.Find(request.Method, request.RawPath);
        trace.ProjectId = route.Values.Find("project_id");
        mutation = mutations.Find(trace.ProjectId)?.Begin();
        if (route.Candidates is [])
        {
            return Reject(request, new(route.PathIsKnown ? Errors.MethodNotServed : Errors.PathNotServed, "ALL-08", request.RawPath));
        }

        if (credentials.Authenticate(request, out var token) is { } unknownCaller)
        {
            return Reject(request, unknownCaller);
        }

        if (RejectUnprocessable(request) is { } unprocessable)
        {
            return Reject(request, unprocessable);
        }

        if (credentials.AuthorizeProject(request, token, trace.ProjectId) is { } foreignProject)
        {
            return Reject(request, foreignProject);
        }

        if (request.Method == "GET" || request.Body.IsEmpty)
        {
            // Some clients send {} with every GET; it is ignored.
            return Dispatch(request, token, route, default, trace, mutation);
        }

        if (CheckMediaType(request) is { } wrongMediaType)
        {
            return Reject(request, wrongMediaType);
        }

        using var document = StrictJson.Parse(request.Body, out var problem);
        return document is null
            ? Reject(request, new(Errors.RequestInvalid, "ALL-05", "$", problem))
            : Dispatch(request, token, route, document.RootElement, trace, mutation);
    }

    private Response Dispatch(ApiRequest request, Token? token, Route route, JsonElement body, RequestContext trace,
        CallMutation? mutation)
    {
        if (route.Pick(body) is not { } operation)
        {
            return Reject(request, ToRejection(route.NoMatch));
        }

        trace.Operation = operation.Name;
        if (credentials.AuthorizeRole(token, writes: !operation.IsReadOnly) is { } notPermitted)
        {
            return Reject(request, notPermitted);
        }

        var fault = shared.MatchFault(operation.Name, trace.ProjectId);
        if (fault?.Rejection is { } planned)
        {
            return Apply(fault, Reject(request, planned), trace.ProjectId);
        }

        var response = Perform(mutation?.ChangeRequest(request, operation.Name) ?? request, operation, route.Values, body, fault, mutation);
        return fault is null ? response : Apply(fault, response, trace.ProjectId);
    }

    // A frozen clock does not wait.
    private Response Apply(FaultMatch fault, Response response, string? projectId) => response with
    {
        Delay = clocks.For(projectId).IsFrozen ? TimeSpan.Zero : fault.Delay,
        Drop = fault.Drop,
    };

    private Response Perform(ApiRequest request, Operation operation, RouteValues path, JsonElement body, FaultMatch? fault,
        CallMutation? mutation)
    {
        var contract = mutation?.ChangeContract(operation.Contract, request, body) ?? operation.Contract;
        if (contract.Query.Read(request.Query, out var query) is { } wrongQuery)
        {
            return Reject(request, ToRejection(wrongQuery));
        }

        if (FindSyntaxViolation(contract, body) is { } wrongBody)
        {
            return Reject(request, ToRejection(wrongBody));
        }

        var seen = mutation?.ChangeBody(body, operation.Name) ?? body;
        return executor.Execute(path.Find("project_id"), CreateCommand(request, operation, path, query, seen, fault, mutation));
    }

    /// <summary>
    /// Executes a command from the log in a project whose lock the caller holds and whose due jobs are completed. The fault that
    /// was decided when the command was executed applies again; the fault rules are not evaluated.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="entry">The command.</param>
    /// <param name="mutation">The mutation that was on; null for none.</param>
    public Response Replay(ProjectState project, in LogEntry entry, ActiveMutation? mutation = null)
    {
        var request = LoggedRequest.FromEntry(entry);
        using var document = ParseLogged(request);
        var body = document?.RootElement ?? default;
        var route = router.Find(request.Method, request.RawPath);
        var operation = route.Pick(body) ?? throw new ArgumentException($"no operation serves {request.Method} {request.RawPath}");
        operation.Contract.Query.Read(request.Query, out var query);
        var fault = entry is { FailJob: null, StuckJob: false } ? null
            : new FaultMatch(new() { FailJob = entry.FailJob, StuckJob = entry.StuckJob });
        var call = mutation?.Begin();
        var seen = call?.ChangeBody(body, operation.Name) ?? body;
        return CreateCommand(request, operation, route.Values, query, seen, fault, call).Execute(project);
    }

    /// <summary>The name of the operation of a command from the log; null if none serves it.</summary>
    public string? FindOperation(in LogEntry entry)
    {
        var request = LoggedRequest.FromEntry(entry);
        using var document = ParseLogged(request);
        return router.Find(request.Method, request.RawPath).Pick(document?.RootElement ?? default)?.Name;
    }

    private static JsonDocument? ParseLogged(ApiRequest request) =>
        request.Body.IsEmpty ? null : StrictJson.Parse(request.Body, out _);

    private static OperationCommand CreateCommand(
        ApiRequest request, Operation operation, RouteValues path, QueryParameters query, JsonElement body, FaultMatch? fault,
        CallMutation? mutation = null) =>
            new(operation, path, query, new(body, operation.Contract.Body), request, fault, mutation);

    // A GET and a DELETE without a body have no syntax to check; a POST without a body lacks its wrapper.
    private static SchemaViolation? FindSyntaxViolation(OperationContract contract, JsonElement body)
    {
        var found = body.ValueKind switch
        {
            JsonValueKind.Undefined when contract.Method is "GET" => null,
            JsonValueKind.Undefined => contract.Body.Check(EmptyObject),
            _ => contract.Body.Check(body),
        };
        return found switch
        {
            null => null,
            { Path: "" } => found with { Path = "$", Constraint = found.Constraint ?? "ALL-07" },
            { Path: ['$', ..] } => found,
            _ => found with { Path = $"$.{found.Path}" },
        };
    }

    /// <summary>What an absent body counts as.</summary>
    public static JsonElement EmptyObject { get; } = JsonDocument.Parse("{}").RootElement;

    // The gateway rejects these before it forwards the call.
    private static Rejection? RejectUnprocessable(ApiRequest request) => RejectLargeBody(request) ?? RejectAccept(request);

    /// <summary>The rejection of a body over the gateway's limit, or null.</summary>
    public static Rejection? RejectLargeBody(ApiRequest request) =>
        request.BodyTooLarge ? new(Errors.BodyTooLarge, "ALL-06", "$", "the body is larger than 12 MB") : null;

    /// <summary>The rejection of an <c>Accept</c> that excludes JSON, or null.</summary>
    public static Rejection? RejectAccept(ApiRequest request) =>
        request.Header("Accept") is { Length: > 0 } accept && !AcceptsJson(accept)
            ? new(Errors.NotAcceptable, null, "Accept", $"responses are application/json, and '{accept}' excludes it")
            : null;

    private static bool AcceptsJson(string accept) => MediaTypes.Accepts(accept, MediaTypes.Json);

    /// <summary>The rejection of a body that is not declared as JSON, or null.</summary>
    public static Rejection? CheckMediaType(ApiRequest request) =>
        request.Header("Content-Type") is { Length: > 0 } type && !MediaTypes.Is(type, MediaTypes.Json)
            ? new(Errors.RequestInvalid, "ALL-05", "Content-Type", $"the body must be application/json, not {type}")
            : null;

    private Rejection ToRejection(SchemaViolation violation) => ToRejection(violation, edition);

    /// <summary>The rejection of a violated schema.</summary>
    public static Rejection ToRejection(SchemaViolation violation, Edition edition) => new(
        SchemaErrors.Resolve(violation.Error, violation.Constraint, edition.Name),
        violation.Constraint,
        violation.Path,
        $"{violation.Path}: {violation.Problem}");

    private static Response Reject(ApiRequest request, Rejection rejection) => Response.Rejected(rejection, request.Id);
}
