using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Operations;
using SdrsMock.Pipeline;
using SdrsMock.Projects;
using SdrsMock.Schemas;
using SdrsMock.State;

namespace SdrsMock.Explain;

/// <summary>
/// Judges calls of SDRS without carrying them out, by the checks of <see cref="RequestPipeline"/> in the same order. It draws no id and
/// changes nothing: no clock, counter, rate limit, journal entry or coverage. As any read, it finds the jobs ended that are due.
/// Thread-safe.
/// </summary>
/// <param name="engine">The mock.</param>
/// <param name="edition">The edition by whose operations and schemas calls are judged; the inventory stays the mock's.</param>
/// <param name="operations">The operations of the edition.</param>
internal sealed class CallExplainer(MockEngine engine, Edition edition, IReadOnlyList<Operation> operations)
{
    private const string NoHeaders = "the headers of the call are not given";
    private const int MaxViolations = 100;

    private readonly Router _router = new(operations);

    /// <summary>Judges by an edition, which may be another one than the mock's.</summary>
    public static CallExplainer ForEdition(MockEngine engine, Edition edition) =>
        new(engine, edition, edition.Name == engine.Edition.Name ? engine.Operations : OperationCatalog.ForEdition(edition));

    /// <summary>Judges a call.</summary>
    public Explanation Explain(ExplainedCall call)
    {
        var request = call.Request;
        var values = new SeenValues(request);
        var checks = new CheckList { Values = values };
        Operation? operation = null;
        string? projectId = null;
        if (engine.FindService(request) is not ServiceHosts.Sdrs and var service)
        {
            checks.Skip("route", "The path is one of SDRS", $"{service} serves {request.RawPath}; explain covers the calls of SDRS");
        }
        else
        {
            CheckLimits(call, checks);
            var route = _router.Find(request.Method, request.RawPath);
            (values.Path, projectId) = (route.Values, route.Values.Find("project_id"));
            CheckRoute(request, route, checks);
            CheckCaller(call, checks, out var token);
            if (route.Candidates is not [])
            {
                var projectIsValid = CheckProject(request, token, projectId, checks);
                operation = Dispatch(call, route, token, projectId, projectIsValid, checks);
            }
        }

        return new()
        {
            Method = request.Method,
            Path = request.RawPath + request.RawQuery,
            Edition = edition.Name,
            ProjectId = projectId,
            Operation = operation?.Name,
            Verdict = checks.FirstRejection is not null ? "rejected" : operation is null ? "not judged" : "accepted",
            Status = checks.FirstRejection?.Status ?? operation?.Contract.Success,
            Code = checks.FirstRejection?.Error.Code,
            Constraint = checks.FirstRejection?.Constraint,
            Checks = checks.Checks,
        };
    }

    // Limits that the gateway states no numbers for.
    private static void CheckLimits(ExplainedCall call, CheckList checks)
    {
        var isTooLong = call.Request.RawPath.Length + call.Request.RawQuery.Length > RequestLimits.MaxTargetBytes;
        var longAddress = new Rejection(Errors.UriTooLong);
        checks.Add("gateway", longAddress, $"The address has at most {RequestLimits.MaxTargetBytes} bytes", isTooLong ? longAddress : null);
        var areTooLarge = call.HeaderBytes > RequestLimits.MaxHeaderBytes || call.HeaderLines > RequestLimits.MaxHeaderLines;
        var largeHeaders = new Rejection(Errors.HeadersTooLarge);
        checks.Add(
            "gateway",
            largeHeaders,
            $"There are at most {RequestLimits.MaxHeaderLines} headers of at most {RequestLimits.MaxHeaderBytes} bytes together",
            areTooLarge ? largeHeaders : null);
    }

    private void CheckCaller(ExplainedCall call, CheckList checks, out Auth.Token? token)
    {
        token = null;
        var expected = new Rejection(Errors.CredentialsUnusable, "ALL-01", "X-Auth-Token");
        if (call.HasHeaders)
        {
            checks.Add("credentials", expected, "", engine.Authenticator.Authenticate(call.Request, out token));
        }
        else
        {
            checks.Skip("credentials", "", NoHeaders, expected);
        }

        var size = RequestPipeline.RejectLargeBody(call.Request);
        checks.Add("gateway", new(Errors.BodyTooLarge, "ALL-06", "$"), "", size);
        checks.Add("gateway", new(Errors.NotAcceptable, null, "Accept"), "Accept admits application/json",
            RequestPipeline.RejectAccept(call.Request), () => new() { ["media_type"] = MediaTypes.Json });
    }

    private void CheckRoute(ApiRequest request, Route route, CheckList checks)
    {
        var expected = new Rejection(route.PathIsKnown ? Errors.MethodNotServed : Errors.PathNotServed, "ALL-08", request.RawPath);
        checks.Add("route", expected, "", route.Candidates is [] ? expected : null, () => new()
        {
            ["methods"] = new JsonArray([.. operations.Select(operation => operation.Contract.Method).Distinct()
                .Where(method => _router.Find(method, request.RawPath).Candidates is not []).Select(method => (JsonNode)method)]),
        });
        if (route.Candidates is [])
        {
            checks.Skip("operation", "The call names one operation", "the path and method belong to no operation");
        }
    }

    private bool CheckProject(ApiRequest request, Auth.Token? token, string? projectId, CheckList checks)
    {
        if (projectId is null)
        {
            return true;
        }

        var rejection = engine.Authenticator.AuthorizeProject(request, token, projectId);
        checks.Add("project", new(Errors.TenantInvalid, "ALL-03", "{project_id}"), "", rejection,
            () => token is null ? new() { ["pattern"] = "^[0-9a-f]{32}$" } : new() { ["enum"] = new JsonArray(token.ProjectId) });
        return ProjectIds.IsValid(projectId);
    }

    // The part of the order that needs the body. Returns the operation, or null.
    private Operation? Dispatch(
        ExplainedCall call, Route route, Auth.Token? token, string? projectId, bool projectIsValid, CheckList checks)
    {
        var request = call.Request;
        JsonDocument? document = null;
        if (request.Method != "GET" && !request.Body.IsEmpty)
        {
            checks.Add("media type", new(Errors.RequestInvalid, "ALL-05", "Content-Type"), "", RequestPipeline.CheckMediaType(request),
                () => new() { ["media_type"] = MediaTypes.Json });
            document = StrictJson.Parse(request.Body, out var problem);
            checks.Values.Body = document?.RootElement ?? default;
            var invalid = new Rejection(Errors.RequestInvalid, "ALL-05", "$", problem);
            checks.Add("json", invalid, "", document is null ? invalid : null, () => new() { ["media_type"] = MediaTypes.Json });
            if (document is null && route.Candidates is not [{ Contract.Selector: null }])
            {
                checks.Skip("operation", "The body selects one operation", "the body is not JSON");
                return null;
            }
        }

        using (document)
        {
            var body = document?.RootElement ?? default;
            var operation = PickOperation(route, body, checks);
            if (operation is not null)
            {
                CheckRole(call, operation, token, checks);
                NoteFaultRules(operation, projectId, checks);
                var isParsed = document is not null || request.Method == "GET" || request.Body.IsEmpty;
                Judge(request, operation, route, body, isParsed, projectIsValid, checks);
            }

            return operation;
        }
    }

    private Operation? PickOperation(Route route, JsonElement body, CheckList checks)
    {
        var operation = route.Pick(body);
        if (route.Candidates is not [{ Contract.Selector: null }])
        {
            var noMatch = RequestPipeline.ToRejection(route.NoMatch, edition);
            checks.Add("operation", noMatch, "The body selects one operation", operation is null ? noMatch : null,
                () => AcceptedValues.FromSelectors(route));
        }

        return operation;
    }

    private void CheckRole(ExplainedCall call, Operation operation, Auth.Token? token, CheckList checks)
    {
        var expected = new Rejection(Errors.OperationNotPermitted, "ALL-04", "X-Auth-Token");
        if (call.HasHeaders)
        {
            checks.Add("role", expected, "", engine.Authenticator.AuthorizeRole(token, writes: !operation.IsReadOnly));
        }
        else
        {
            checks.Skip("role", "", NoHeaders, expected);
        }
    }

    private void NoteFaultRules(Operation operation, string? projectId, CheckList checks)
    {
        var rules = engine.Faults.Rules.All
            .Where(rule => rule.Replication is null
                && (rule.Operation == "*" || rule.Operation == operation.Name)
                && (rule.ProjectId is null || rule.ProjectId == projectId))
            .Select(rule => rule.Id)
            .ToList();
        if (rules.Count > 0)
        {
            checks.Skip("fault rules", "No fault rule rejects the call",
                $"{string.Join(", ", rules)} may apply; a fault rule counts its calls, so it is not tried");
        }
    }

    private void Judge(
        ApiRequest request, Operation operation, Route route, JsonElement body, bool isParsed, bool projectIsValid, CheckList checks)
    {
        var queryChecks = operation.Contract.Query.Judge(request.Query, out var query);
        AddSchemaChecks("query", queryChecks, checks);
        IReadOnlyList<SchemaCheck> bodyChecks = [];
        if (!isParsed)
        {
            checks.Skip("body", $"The body matches the schema of {operation.Name}", "the body is not JSON");
        }
        else if (body.ValueKind is not JsonValueKind.Undefined || operation.Contract.Method != "GET")
        {
            var checkedBody = body.ValueKind is JsonValueKind.Undefined ? RequestPipeline.EmptyObject : body;
            bodyChecks = [.. operation.Contract.Body.Judge(checkedBody)
                .Select(check => check is { Path: "$", Constraint: null } ? check with { Constraint = "ALL-07" } : check)];
            AddSchemaChecks("body", bodyChecks, checks);
        }

        if (!projectIsValid || !isParsed)
        {
            checks.Skip("rules", $"The rules of {operation.Name} hold", isParsed ? "the project id is invalid" : "the body is not JSON");
            return;
        }

        var violated = queryChecks.Concat(bodyChecks).Where(check => check.IsViolated);
        var invalid = violated.Select(check => check.Path).Take(MaxViolations).ToList();
        InProject(route.Values.Find("project_id"), (project, rateLimiter) =>
        {
            CheckRateLimit(rateLimiter, operation, checks);
            var context = new OperationContext(
                project, route.Values, query, new(body, operation.Contract.Body), request.BaseUrl);
            JudgeRules(operation, context, invalid, checks);
        });
    }

    private void AddSchemaChecks(string phase, IEnumerable<SchemaCheck> schemaChecks, CheckList checks)
    {
        var violations = 0;
        foreach (var check in schemaChecks)
        {
            if (check.IsViolated && ++violations > MaxViolations)
            {
                checks.Skip(phase, "The value matches the schema", $"more than {MaxViolations} violations; the others are left out");
                return;
            }

            var violation = new SchemaViolation(check.Path, check.Problem ?? "", check.Error, check.Constraint);
            var rejection = RequestPipeline.ToRejection(violation, edition);
            checks.Add(
                phase,
                rejection,
                "The value matches the schema",
                check.IsViolated ? CheckOutcome.Violated : check.IsJudged ? CheckOutcome.Held : CheckOutcome.NotJudged,
                check.IsJudged ? null : $"{check.Path} violates another check of the schema",
                () => AcceptedValues.FromSchema(check));
        }
    }

    private void CheckRateLimit(RateLimiter rateLimiter, Operation operation, CheckList checks)
    {
        var expected = new Rejection(Errors.Throttled, "ALL-09", null, "the project's limit calls_per_second is exceeded");
        if (rateLimiter.WouldAcquire(operation.Name, engine.Projects.CommandLog.Persists) is { } isWithin)
        {
            checks.Add("rate limit", expected, "", isWithin ? null : expected);
        }
        else
        {
            checks.Skip("rate limit", "", "the calls are counted in the store; a look at the count would count as a call", expected);
        }
    }

    private static void JudgeRules(Operation operation, OperationContext context, IReadOnlyCollection<string> invalid, CheckList checks)
    {
        checks.Values.Project = context.Project;
        var results = operation.Judge(context, invalid).ToList();
        foreach (var result in results)
        {
            checks.Add(
                result.Phase?.ToString().ToLowerInvariant() ?? CheckList.JobPhase,
                result.Rejection,
                result.Rule.Statement,
                result.Outcome,
                result.Reason,
                () => AcceptedValues.FromRule(
                    operation, context, results, result, checks.Values.FindModels(result.Rejection.Location)));
        }
    }

    // A project that does not exist yet is not created, and one that is judged by another edition is copied.
    private void InProject(string? projectId, Action<ProjectState, RateLimiter> judge)
    {
        var context = engine.Projects.Context;
        var own = context.Edition == edition ? context : context with { Edition = edition, Coverage = new() };
        if (projectId is null || !engine.Projects.Existing(projectId).Any())
        {
            var unused = new ProjectState(projectId ?? "", own);
            judge(unused, new(unused));
            return;
        }

        using var lease = engine.Projects.Acquire(projectId, onlyReads: true);
        judge(context.Edition == edition ? lease.Project : AcceptedValues.Copy(lease.Project, own), lease.Loaded.RateLimiter);
    }
}
